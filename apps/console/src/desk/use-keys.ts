import { useEffect, useEffectEvent } from 'react';
import { commandOf, type KeyCommand } from './keys.js';

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;

/**
 * Keys of the desk; silent while somebody writes or a window is open.
 *
 * @param takes whether a command means anything now; a key that does not keeps what the browser does by it
 */
export function useKeys(onCommand: (command: KeyCommand) => void, takes: (command: KeyCommand) => boolean): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat && event.key === 'Enter') return;
    if (isWriting(event.target) || document.querySelector('dialog[open]') !== null) return;
    const command = commandOf(event);
    if (command === null || !takes(command)) return;
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
