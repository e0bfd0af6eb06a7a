export { CalendarsScreen } from './calendars-screen.tsx';
