import { type FormEvent, useState } from 'react';
import { request, sayProblem } from '../connection/index.ts';
import { Button, Dialog, Failed, SelectField, TextField, toast } from '../ui/index.ts';
import { messages } from '../words/index.ts';
import type { Programme, ProjectLine } from './project-line.ts';
import { projectsChanged } from './use-projects.ts';

const say = messages({
  cancel: 'Cancel',
  renameTitle: 'Rename the project',
  name: 'Name',
  rename: 'Rename',
  moveTitle: 'Move “{name}” to a programme',
  programme: 'Programme',
  none: 'None',
  move: 'Move',
  deleteTitle: 'Delete “{name}”',
  deleteWhat:
    'The plan, its whole history, its branches and its report links are gone for good, for everybody. To only put it out of sight, archive it.',
  deleteName: 'To delete it, type its name',
  delete: 'Delete for good',
  archived: '“{name}” is archived: it stays as it is, and out of the list.',
  takenUp: '“{name}” is in the list again.',
  deleted: '“{name}” is deleted.',
  undo: 'Undo',
});

export interface ProjectTask {
  readonly what: 'rename' | 'move' | 'delete';
  readonly project: ProjectLine;
}

/** What is done with a project from the list. */
export function ProjectDialog({
  task: { what, project },
  programmes,
  onClose,
}: {
  readonly task: ProjectTask;
  readonly programmes: readonly Programme[];
  readonly onClose: () => void;
}) {
  const { id, name, programmeId, workspaceId } = project;
  const [typed, setTyped] = useState(what === 'rename' ? name : '');
  const [chosen, setChosen] = useState(programmeId ?? '');
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const isReady =
    what === 'move' || (what === 'rename' ? typed.trim() !== '' : typed.trim() === name.trim());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    setBusy(true);
    setFault(undefined);
    try {
      if (what === 'delete') {
        await request('DELETE', `/projects/${id}`, { query: { name } });
        toast(say('deleted', { name }));
      } else {
        const body =
          what === 'rename'
            ? { name: typed.trim() }
            : { programmeId: chosen === '' ? null : chosen };
        await request('PATCH', `/projects/${id}`, { body });
      }
      projectsChanged(workspaceId);
      onClose();
    } catch (error) {
      setFault(sayProblem(error));
      setBusy(false);
    }
  };
  const titles = {
    rename: say('renameTitle'),
    move: say('moveTitle', { name }),
    delete: say('deleteTitle', { name }),
  };
  return (
    <Dialog
      title={titles[what]}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button
            type="submit"
            form="project-task"
            look={what === 'delete' ? 'danger' : 'primary'}
            disabled={!isReady || isBusy}
          >
            {say(what)}
          </Button>
        </>
      }
    >
      <form id="project-task" onSubmit={submit}>
        {what === 'move' ? (
          <SelectField
            label={say('programme')}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            <option value="">{say('none')}</option>
            {programmes.map((programme) => (
              <option key={programme.id} value={programme.id}>
                {programme.name}
              </option>
            ))}
          </SelectField>
        ) : (
          <>
            {what === 'delete' && <p>{say('deleteWhat')}</p>}
            <TextField
              label={say(what === 'delete' ? 'deleteName' : 'name')}
              hint={what === 'delete' ? name : undefined}
              value={typed}
              maxLength={4_000}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
          </>
        )}
      </form>
      {fault && <Failed text={fault} />}
    </Dialog>
  );
}

/** Archives the project or takes it up again, and offers the way back. */
export function useArchive({ id, name, workspaceId, archivedAt }: ProjectLine) {
  const put = async (archived: boolean) => {
    try {
      await request('PATCH', `/projects/${id}`, { body: { archived } });
      projectsChanged(workspaceId);
      toast(say(archived ? 'archived' : 'takenUp', { name }), {
        action: { label: say('undo'), onChoose: () => void put(!archived) },
      });
    } catch (error) {
      toast(sayProblem(error), { bad: true });
    }
  };
  return () => put(archivedAt === null);
}
