import { describe, expect, it } from '@jest/globals';
import type { Press } from '../keep/kept.js';
import { learntFrom } from './follow.js';
import { stepsOf } from './press-steps.js';

const press: Press = { id: '1', pressedAt: 1, trigger: 'button' };
const texts = (of: Press, isOnline = true) => stepsOf(of, isOnline).map(({ text }) => text);

describe('what has become of a press', () => {
  it('is said before it has arrived', () => {
    expect(texts(press)).toEqual(['sending']);
    expect(texts(press, false)).toEqual(['waitingForNetwork']);
    expect(texts({ ...press, refused: 401 })).toEqual(['refused']);
    // Somebody's proxy is not the desk.
    expect(texts({ ...press, refused: 502 })).toEqual(['sending']);
  });

  it('follows what the desk does', () => {
    const said = learntFrom({
      id: '1',
      status: 'active',
      pressedAt: '2026-11-22T10:00:00Z',
      seenAt: '2026-11-22T10:00:20Z',
      dispatchedAt: '2026-11-22T10:01:00Z',
      onSceneAt: null,
      closedAt: null,
    });
    expect(texts({ ...press, sentAt: 2, ...said })).toEqual(['sent', 'seen', 'dispatched']);
  });

  it('cancelled says nothing of the desk, whoever made her cancel', () => {
    expect(texts({ ...press, sentAt: 2, cancelled: true, seenAt: 3, dispatchedAt: 4 })).toEqual(['sent', 'cancelled']);
  });
});
