import { describe, expect, it } from '@jest/globals';
import { commandOf, type KeyPress } from './keys.js';

const press = (change: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...change,
});

describe('keys of the desk', () => {
  it('work with a Kazakh or Russian layout', () => {
    expect(commandOf(press({ key: 'ф', code: 'KeyA' }))).toEqual({ do: 'step', step: 'acknowledge' });
    expect(commandOf(press({ key: 'о', code: 'KeyJ' }))).toEqual({ do: 'next' });
    expect(commandOf(press({ key: '?', code: 'Digit7', shiftKey: true }))).toEqual({ do: 'help' });
    expect(commandOf(press({ key: ',', code: 'Slash', shiftKey: true }))).toEqual({ do: 'help' });
  });

  it('search by the sign or by its place', () => {
    expect(commandOf(press({ key: '/', code: 'Digit7', shiftKey: true }))).toEqual({ do: 'search' });
    expect(commandOf(press({ key: '.', code: 'Slash' }))).toEqual({ do: 'search' });
  });

  it('follow the letter, not the place, on other Latin layouts', () => {
    expect(commandOf(press({ key: 'a', code: 'KeyQ' }))).toEqual({ do: 'step', step: 'acknowledge' });
    expect(commandOf(press({ key: 'q', code: 'KeyA' }))).toBeNull();
  });

  it('leave the browser its own shortcuts', () => {
    expect(commandOf(press({ key: 'c', code: 'KeyC', ctrlKey: true }))).toBeNull();
    expect(commandOf(press({ key: 'x', code: 'KeyX' }))).toBeNull();
  });
});
