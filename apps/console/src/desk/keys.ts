import type { IncidentStep } from '#domain';

/** What a key asks the desk for. */
export type KeyCommand =
  | { do: 'next' | 'previous' | 'first' | 'open' | 'help' | 'back' | 'search' | 'undo' | 'write' }
  | { do: 'step'; step: IncidentStep };

/** As the help window lists them. */
export const stepKeys = { acknowledge: 'A', dispatch: 'D', arrive: 'S', close: 'C' } as const;

/** The parts of a keyboard event that count. */
export interface KeyPress {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

const letters: Record<string, KeyCommand> = {
  j: { do: 'next' },
  k: { do: 'previous' },
  a: { do: 'step', step: 'acknowledge' },
  d: { do: 'step', step: 'dispatch' },
  s: { do: 'step', step: 'arrive' },
  c: { do: 'step', step: 'close' },
  w: { do: 'first' },
  u: { do: 'undo' },
  n: { do: 'write' },
};

const named: Record<string, KeyCommand> = {
  ArrowDown: { do: 'next' },
  ArrowUp: { do: 'previous' },
  Enter: { do: 'open' },
  Home: { do: 'first' },
  Escape: { do: 'back' },
  F1: { do: 'help' },
  '?': { do: 'help' },
  '/': { do: 'search' },
};

/**
 * With a Kazakh or Russian layout the A key types `ф`, so a letter that is not Latin is read by its place on the
 * keyboard. There `?` is Shift+7 and `/` a dot; the places of the US keys work too.
 */
export function commandOf(press: KeyPress): KeyCommand | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const special = named[press.key];
  if (special !== undefined) return special;
  if (press.code === 'Slash') return { do: press.shiftKey ? 'help' : 'search' };
  const isLatin = /^[a-z]$/i.test(press.key);
  const letter = isLatin ? press.key.toLowerCase() : /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase();
  return letter === undefined ? null : (letters[letter] ?? null);
}
