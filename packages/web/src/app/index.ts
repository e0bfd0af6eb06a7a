export { Application } from './application.tsx';
