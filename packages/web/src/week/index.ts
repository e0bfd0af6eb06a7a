export { WeekScreen } from './week-screen.tsx';
