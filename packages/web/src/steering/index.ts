export { SteeringScreen } from './steering-screen.tsx';
