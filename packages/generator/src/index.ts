export { type GeneratedNetwork, generateNetwork, generateRecords } from './generate.ts';
export { type Features, type GeneratorOptions, PLAIN } from './options.ts';
