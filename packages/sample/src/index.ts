/** The sample programme: a data-centre exit, written as the edits of the people who ran it. */
export { type SampleProgramme, sampleProgramme } from './sample-programme.ts';
