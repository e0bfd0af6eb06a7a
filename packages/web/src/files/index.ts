/** Files in and out: the next update of a project, a new project, and the plan as a file. */
export { FilesScreen } from './files-screen.tsx';
export { ImportScreen } from './import-screen.tsx';
