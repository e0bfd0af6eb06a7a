export { FilesScreen } from './files-screen.tsx';
export { ImportScreen } from './import-screen.tsx';
