export { OnTrackScreen } from './on-track-screen.tsx';
