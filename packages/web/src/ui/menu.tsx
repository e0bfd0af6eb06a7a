import { cloneElement, lazy, Suspense, useState } from 'react';
import type { MenuProps } from './opened-menu.tsx';

export type { MenuItem } from './opened-menu.tsx';

const OpenedMenu = lazy(() => import('./opened-menu.tsx'));

/** A button and its menu, which is fetched when the button is pressed for the first time. */
export function Menu(props: MenuProps) {
  const [isAsked, setAsked] = useState(false);
  const closed = cloneElement(props.trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: () => setAsked(true),
  });
  if (!isAsked) return closed;
  return (
    <Suspense fallback={closed}>
      <OpenedMenu {...props} />
    </Suspense>
  );
}
