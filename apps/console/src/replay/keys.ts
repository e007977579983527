import type { KeyPress } from '../desk/keys.js';
import type { PlaybackCommand } from './playback.js';

export type ReplayKey = PlaybackCommand | { do: 'next' } | { do: 'previous' };

const step = 10_000;
const leap = 60_000;

/** Letters are read by their place: with a Kazakh or Russian layout the N key types `т`. */
export function replayKey(press: KeyPress): ReplayKey | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  switch (press.code) {
    case 'Space':
      return { do: 'toggle' };
    case 'ArrowLeft':
      return { do: 'by', milliseconds: press.shiftKey ? -leap : -step };
    case 'ArrowRight':
      return { do: 'by', milliseconds: press.shiftKey ? leap : step };
    case 'ArrowUp':
      return { do: 'faster' };
    case 'ArrowDown':
      return { do: 'slower' };
    case 'KeyN':
      return { do: 'next' };
    case 'KeyP':
      return { do: 'previous' };
    default:
      return null;
  }
}
