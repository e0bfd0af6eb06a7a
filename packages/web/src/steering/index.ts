export { SteeringLinkScreen } from './steering-link-screen.tsx';
export { SteeringScreen } from './steering-screen.tsx';
