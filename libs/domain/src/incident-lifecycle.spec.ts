import { describe, expect, it } from '@jest/globals';
import { statusAfter, statusAfterTakingOver } from './incident-lifecycle.js';

describe('incident lifecycle', () => {
  it('goes open, acknowledged, dispatched, on scene, closed, and open again', () => {
    expect(statusAfter('acknowledge', 'open')).toBe('acknowledged');
    expect(statusAfter('dispatch', 'acknowledged')).toBe('dispatched');
    expect(statusAfter('arrive', 'dispatched')).toBe('on_scene');
    expect(statusAfter('close', 'on_scene')).toBe('closed');
    expect(statusAfter('reopen', 'closed')).toBe('open');
  });

  it('opens anew at another desk, which takes it as far as it is by then', () => {
    expect(statusAfter('hand_over', 'on_scene')).toBe('open');
    expect(statusAfter('hand_over', 'closed')).toBeUndefined();
    expect(statusAfterTakingOver('open')).toBe('acknowledged');
    expect(statusAfterTakingOver('dispatched')).toBe('dispatched');
    expect(statusAfterTakingOver('closed')).toBeUndefined();
  });

  it('refuses a step that does not fit', () => {
    expect(statusAfter('acknowledge', 'acknowledged')).toBeUndefined();
    expect(statusAfter('dispatch', 'open')).toBeUndefined();
    expect(statusAfter('arrive', 'acknowledged')).toBeUndefined();
    expect(statusAfter('close', 'open')).toBeUndefined();
    expect(statusAfter('close', 'closed')).toBeUndefined();
    expect(statusAfter('reopen', 'open')).toBeUndefined();
  });
});
