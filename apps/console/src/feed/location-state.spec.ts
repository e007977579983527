import { describe, expect, it } from '@jest/globals';
import type { LocationAnsweredMessage, LocationRequest } from '#contracts';
import { emptyLocationState, locationKey, withAnswer, withExpiry, withRequest } from './location-state.js';

const waiting: LocationRequest = {
  id: 'request-1',
  orderId: 'order-1',
  personId: 'person-1',
  askedBy: 'staff-1',
  reason: null,
  askedAt: '2026-05-03T09:00:00.000Z',
  expiresAt: '2026-05-03T09:10:00.000Z',
  status: 'waiting',
  answeredAt: null,
  answer: null,
};
const answered: LocationAnsweredMessage = {
  cursor: '1.7',
  at: '2026-05-03T09:00:04.000Z',
  requestId: 'request-1',
  orderId: 'order-1',
  personId: 'person-1',
  fixTime: '2026-05-03T09:00:03.000Z',
  receivedAt: '2026-05-03T09:00:04.000Z',
  deviceId: 'device-1',
  point: { type: 'Point', coordinates: [76.9, 43.2] },
  accuracyMeters: 8,
  mock: false,
  secondsToFix: 4,
};
const key = locationKey('order-1', 'person-1');

describe('requests for a location', () => {
  it('get their answer, and do not wait again when the answer to the asking comes after it', () => {
    const state = withAnswer(withRequest(emptyLocationState, waiting), answered);
    expect(state.requests[key]).toMatchObject({ status: 'answered', answer: { accuracyMeters: 8, secondsToFix: 4 } });
    expect(withRequest(state, waiting)).toBe(state);
  });

  it('begin anew when asked again', () => {
    const state = withExpiry(withRequest(emptyLocationState, waiting), answered);
    expect(state.requests[key]?.status).toBe('expired');
    expect(withRequest(state, { ...waiting, id: 'request-2' }).requests[key]?.status).toBe('waiting');
  });

  it('are not moved by news of another request', () => {
    const state = withRequest(emptyLocationState, { ...waiting, id: 'request-2' });
    expect(withAnswer(state, answered)).toBe(state);
    expect(withExpiry(state, answered)).toBe(state);
  });
});
