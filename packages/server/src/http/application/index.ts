export { mountApplication } from './mount-application.ts';
