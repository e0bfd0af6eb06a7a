import { lazy, Suspense, useEffect, useState } from 'react';

// Fetched when they are opened for the first time: the first screen has no need of them.
const CommandList = lazy(async () => ({
  default: (await import('./command-list.tsx')).CommandList,
}));
const KeyList = lazy(async () => ({ default: (await import('./key-list.tsx')).KeyList }));

/** The command list and the list of keys, and the keys that open them anywhere in a project. */
export function KeysEverywhere() {
  const [shown, setShown] = useState<'commands' | 'keys'>();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') setShown('commands');
      else if (event.key === '?' && !isTyping(event.target)) setShown('keys');
      else return;
      event.preventDefault();
    };
    const onAsked = () => setShown('commands');
    addEventListener('keydown', onKeyDown);
    addEventListener(ASKED, onAsked);
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener(ASKED, onAsked);
    };
  }, []);
  const close = () => setShown(undefined);
  return (
    <Suspense>
      {shown === 'commands' && <CommandList open onClose={close} />}
      {shown === 'keys' && <KeyList open onClose={close} />}
    </Suspense>
  );
}

const ASKED = 'throughline-commands';

/** Opens the command list, as Ctrl+K does. */
export function openCommands(): void {
  dispatchEvent(new Event(ASKED));
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
  );
}
