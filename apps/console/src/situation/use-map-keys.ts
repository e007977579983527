import { useEffect, useEffectEvent } from 'react';

/** Keys of the map, by their place on the keyboard, whatever the layout; silent while somebody writes or a window is open. */
export function useMapKeys(keys: Readonly<Record<string, () => void>>): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.defaultPrevented) return;
    const isWriting =
      event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog') !== null;
    if (isWriting || document.querySelector('dialog[open]') !== null) return;
    const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
    const work = letter === undefined ? undefined : keys[letter];
    if (work === undefined) return;
    event.preventDefault();
    work();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => handle(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
