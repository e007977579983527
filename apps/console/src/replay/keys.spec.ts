import { describe, expect, it } from '@jest/globals';
import type { KeyPress } from '../desk/keys.js';
import { replayKey } from './keys.js';

const press = (code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key: code,
  code,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

describe('keys of a replay', () => {
  it.each([
    ['Space', { do: 'toggle' }],
    ['ArrowRight', { do: 'by', milliseconds: 10_000 }],
    ['ArrowUp', { do: 'faster' }],
    ['KeyN', { do: 'next' }],
  ])('%s', (code, command) => {
    expect(replayKey(press(code))).toEqual(command);
  });

  it('Shift makes steps longer, and a Russian layout changes no letter', () => {
    expect(replayKey(press('ArrowLeft', { shiftKey: true }))).toEqual({ do: 'by', milliseconds: -60_000 });
    expect(replayKey(press('KeyP', { key: 'з' }))).toEqual({ do: 'previous' });
  });

  it('leaves the browser its own', () => {
    expect(replayKey(press('ArrowLeft', { altKey: true }))).toBeNull();
    expect(replayKey(press('KeyN', { ctrlKey: true }))).toBeNull();
    expect(replayKey(press('Tab'))).toBeNull();
  });
});
