import { useMemo } from 'preact/hooks';
import { Hold } from '../press/hold.js';
import { pressPanic } from '../press/press-panic.js';
import { unlock } from '../lock/locked.js';

/** Longer than any button of an ordinary app is held. */
const holdMilliseconds = 3_000;

interface Attempt {
  onPointerDown: (event: PointerEvent) => void;
  onPointerUp: () => void;
  onPointerCancel: () => void;
  onContextMenu: (event: Event) => void;
  try: (typed: string) => Promise<boolean>;
}

/** The one button of a disguise: with the PIN before it, it opens the app; held, it calls for help, and shows nothing. */
export function useUnlocking(): Attempt {
  return useMemo(() => {
    const hold = new Hold({
      milliseconds: () => holdMilliseconds,
      began: () => undefined,
      gaveUp: () => undefined,
      held: () => void pressPanic('button'),
    });
    return {
      onPointerDown: (event) => {
        (event.currentTarget as Element).setPointerCapture(event.pointerId);
        hold.start();
      },
      onPointerUp: () => hold.stop(),
      onPointerCancel: () => hold.stop(),
      onContextMenu: (event) => event.preventDefault(),
      try: unlock,
    };
  }, []);
}
