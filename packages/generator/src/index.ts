export { canaryRecords } from './canary-records.ts';
export { Dice } from './dice.ts';
export { type GeneratedNetwork, generateNetwork, generateRecords } from './generate.ts';
export { type Features, type GeneratorOptions, PLAIN } from './options.ts';
export { type EditChoices, type PlanEdit, RandomEdits } from './random-edits.ts';
