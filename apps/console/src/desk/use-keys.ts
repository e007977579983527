import { useEffect, useEffectEvent } from 'react';
import { commandOf, type KeyCommand } from './keys.js';

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;

/** What moves by arrows and is pressed by Enter itself. */
const hasOwnArrows = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('.maplibregl-map, [role="listbox"], [role="menu"], [role="slider"], [role="tablist"]') !== null;

/**
 * Keys of the desk; silent while somebody writes or a window is open.
 */
export function useKeys(onCommand: (command: KeyCommand) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat && event.key === 'Enter') return;
    if (isWriting(event.target) || document.querySelector('dialog[open]') !== null) return;
    if ((event.key.startsWith('Arrow') || event.key === 'Enter') && hasOwnArrows(event.target)) return;
    const command = commandOf(event);
    if (command === null) return;
    // Enter on a button or a summary belongs to it.
    if (
      command.do === 'open' &&
      event.target instanceof HTMLElement &&
      event.target.closest('button:not([data-row]), summary, a')
    )
      return;
    if (command.do === 'step' && event.repeat) return;
    event.preventDefault();
    onCommand(command);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => handle(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
