import { describe, expect, it } from '@jest/globals';
import { initialLink, isBlind, linkConnected, linkLive, linkLost } from './link-state.js';

const alarm = (alarmId: string) => ({ alarmId, incidentId: 'incident-1' });

describe('the live link', () => {
  it('is blind since it was last heard, however often it fails to come back', () => {
    const live = linkLive(linkConnected(initialLink), 100, []);
    const lost = linkLost(linkLost(live, 150), 170);
    expect(lost).toMatchObject({ phase: 'lost', blindSince: 150 });
    expect(isBlind(lost)).toBe(true);
  });

  it('stays blind while it catches up, then tells what was missed', () => {
    const catchingUp = linkConnected(linkLost(initialLink, 150));
    expect(isBlind(catchingUp)).toBe(true);
    const back = linkLive(catchingUp, 300, [alarm('one'), alarm('two')]);
    expect(isBlind(back)).toBe(false);
    expect(back.missed).toEqual({ since: 150, until: 300, alarms: [alarm('one'), alarm('two')] });
  });

  it('keeps what was missed in an earlier gap until somebody has read it, each alarm once', () => {
    const first = linkLive(linkConnected(linkLost(initialLink, 150)), 300, [alarm('one')]);
    const again = linkLive(linkConnected(linkLost(first, 400)), 500, [alarm('one'), alarm('two')]);
    expect(again.missed).toEqual({ since: 150, until: 500, alarms: [alarm('one'), alarm('two')] });
  });

  it('says nothing was missed after a first connection', () => {
    expect(linkLive(linkConnected(initialLink), 100, [alarm('one')]).missed).toBeNull();
  });
});
