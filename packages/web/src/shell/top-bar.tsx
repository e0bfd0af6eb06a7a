import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/** What a screen puts into the bar above it: moments to look at, and its main action. */
export function TopBar({ children }: { readonly children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useEffect(() => setSlot(document.getElementById('top-bar')), []);
  return slot && createPortal(children, slot);
}
