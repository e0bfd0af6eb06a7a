export { BaselinesScreen } from './baselines-screen.tsx';
