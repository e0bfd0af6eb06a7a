/** Controls and the look they share; they know nothing of plans. */
export { Button, Key } from './button.tsx';
export { Dialog } from './dialog.tsx';
export { SelectField, TextField } from './field.tsx';
export { FileDrop } from './file-drop.tsx';
export { Menu, type MenuItem } from './menu.tsx';
export { Empty, Failed, Loading, Page, Section } from './page.tsx';
export { Picture, useWidth } from './picture.tsx';
export { Popover } from './popover.tsx';
export { Progress } from './progress.tsx';
export { Status, type Tone } from './status.tsx';
export { chooseTheme, keepTheme, onTheme, type Theme, theme } from './theme.ts';
export { Toasts, toast } from './toasts.tsx';
