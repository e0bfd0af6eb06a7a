import { MsProjectRules } from '../ms-project/index.ts';

export class P6Rules extends MsProjectRules {}
