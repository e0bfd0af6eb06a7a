/** What stands around every screen. */
export { type Command, useCommands } from './commands.ts';
export { PlainFrame } from './plain-frame.tsx';
export { ProjectFrame } from './project-frame.tsx';
export { screenName } from './rail.tsx';
export { SCREENS, type Screen, ScreenLink, type Search, useGoTo } from './screen-link.tsx';
export { TopBar } from './top-bar.tsx';
