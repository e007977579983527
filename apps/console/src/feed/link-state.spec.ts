import { describe, expect, it } from '@jest/globals';
import { initialLink, isBlind, linkConnected, linkLive, linkLost } from './link-state.js';

describe('the live link', () => {
  it('is blind since it was last heard, however often it fails to come back', () => {
    const live = linkLive(linkConnected(initialLink), 100, 0);
    const lost = linkLost(linkLost(live, 150), 170);
    expect(lost).toMatchObject({ phase: 'lost', blindSince: 150 });
    expect(isBlind(lost)).toBe(true);
  });

  it('stays blind while it catches up, then tells what was missed', () => {
    const catchingUp = linkConnected(linkLost(initialLink, 150));
    expect(isBlind(catchingUp)).toBe(true);
    const back = linkLive(catchingUp, 300, 2);
    expect(isBlind(back)).toBe(false);
    expect(back.missed).toEqual({ since: 150, until: 300, alarms: 2 });
  });

  it('says nothing was missed after a first connection', () => {
    expect(linkLive(linkConnected(initialLink), 100, 3).missed).toBeNull();
  });
});
