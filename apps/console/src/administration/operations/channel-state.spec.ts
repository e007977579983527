import { describe, expect, it } from '@jest/globals';
import { channelState } from './channel-state.js';

const now = Date.parse('2026-11-22T12:00:00Z');
const quiet = {
  status: 'ready' as const,
  lastSentAt: null,
  lastDeliveredAt: null,
  waiting: 0,
  waitingSince: null,
  sentLastHour: 0,
  failedLastHour: 0,
  sentLastDay: 0,
  failedLastDay: 0,
};

describe('the state of a channel', () => {
  it('is idle while nothing went, and good once something did', () => {
    expect(channelState(quiet, now)).toBe('idle');
    expect(channelState({ ...quiet, lastSentAt: '2026-11-22T11:00:00Z' }, now)).toBe('good');
  });

  it('is failing with a failure in the last hour, though it is not configured', () => {
    expect(channelState({ ...quiet, failedLastHour: 1, sentLastHour: 20 }, now)).toBe('failing');
    expect(channelState({ ...quiet, failedLastHour: 1, status: 'not_configured' }, now)).toBe('failing');
    expect(channelState({ ...quiet, status: 'not_configured' }, now)).toBe('notConfigured');
  });

  it('waits when a message has not left for two minutes', () => {
    expect(channelState({ ...quiet, waiting: 1, waitingSince: '2026-11-22T11:59:30Z' }, now)).toBe('idle');
    expect(channelState({ ...quiet, waiting: 1, waitingSince: '2026-11-22T11:55:00Z' }, now)).toBe('waiting');
  });
});
