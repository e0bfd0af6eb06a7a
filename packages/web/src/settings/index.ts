/** One's own account, who gets in, and how it looks. */
export { SettingsScreen } from './settings-screen.tsx';
