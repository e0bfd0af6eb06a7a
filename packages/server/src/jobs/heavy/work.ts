import { writeComputedInThread } from '../../projects/index.ts';
import { exportFile, exportToFile } from '../files/export-project.ts';
import { importProject } from '../files/import-project.ts';
import { readNewPlan } from '../files/read-new-plan.ts';
import { readUpdate } from '../files/read-update.ts';
import { updateProject } from '../files/update-project.ts';
import { answerQuestion } from './questions.ts';

/** All that threads do: each takes and gives plain data. */
export const work = {
  ask: answerQuestion,
  'computed.write': writeComputedInThread,
  export: exportFile,
  'file.read': readNewPlan,
  'project.import': importProject,
  'update.read': readUpdate,
  'project.update': updateProject,
  'project.export': exportToFile,
};

export type WorkName = keyof typeof work;
export type Given<N extends WorkName> = Parameters<(typeof work)[N]>[1];
export type Makes<N extends WorkName> = Awaited<ReturnType<(typeof work)[N]>>;
