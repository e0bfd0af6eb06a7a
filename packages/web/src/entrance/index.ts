/** The ways in: signing in, and where links lead. */
export { JoinScreen } from './join-screen.tsx';
export { SignInScreen } from './sign-in-screen.tsx';
