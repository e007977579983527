import type { BreakGlassPage, BreakGlassReading } from '#contracts';
import { request } from './request.js';

export type ReadingFilter = 'unseen' | 'all';

const shown = 20;

/** Newest first; `cursor` is the `nextCursor` of the page before. */
export function fetchReadings(token: string, filter: ReadingFilter, cursor: string | null): Promise<BreakGlassPage> {
  const query = new URLSearchParams({ limit: String(shown) });
  if (filter === 'unseen') query.set('reviewed', 'false');
  if (cursor !== null) query.set('cursor', cursor);
  return request<BreakGlassPage>(`/v1/break-glass?${query.toString()}`, { token });
}

/** Answers the reading with who has seen it: another one, who was quicker, stays. */
export const markReadingSeen = (token: string, id: string): Promise<BreakGlassReading> =>
  request<BreakGlassReading>(`/v1/break-glass/${id}/review`, { token, method: 'POST' });
