import { describe, expect, it } from '@jest/globals';
import type { BreakGlassReading } from '#contracts';
import {
  type ReadingPages,
  readingsOf,
  readingState,
  seesNames,
  seesReadings,
  unseenCount,
  withReading,
} from './readings.js';

const reading = (id: string, seen = false): BreakGlassReading => ({
  id,
  staffId: 'looked',
  action: 'incident.track.read',
  object: 'incident',
  objectId: 'incident-1',
  personIds: ['person-1'],
  reason: 'complaint 12 of the court',
  at: '2026-05-03T09:00:00.000Z',
  reviewedBy: seen ? 'other' : null,
  reviewedAt: seen ? '2026-05-03T10:00:00.000Z' : null,
});
const pagesOf = (nextCursor: string | null, ...pages: BreakGlassReading[][]): ReadingPages => ({
  pages: pages.map((readings, nth) => ({ readings, nextCursor: nth === pages.length - 1 ? nextCursor : 'next' })),
  pageParams: pages.map(() => null),
});

describe('readings without an open incident', () => {
  it('are shown to supervisors and auditors; people have names for supervisors alone', () => {
    const roles = ['dispatcher', 'supervisor', 'case_officer', 'court', 'administrator', 'auditor'] as const;
    expect(roles.filter(seesReadings)).toEqual(['supervisor', 'auditor']);
    expect(roles.filter(seesNames)).toEqual(['supervisor']);
  });

  it('wait for a supervisor, but not for who looked, and not for an auditor', () => {
    expect(readingState(reading('1'), { id: 'other', role: 'supervisor' })).toBe('waits');
    expect(readingState(reading('1'), { id: 'looked', role: 'supervisor' })).toBe('own');
    expect(readingState(reading('1'), { id: 'other', role: 'auditor' })).toBe('unseen');
  });

  it('wait for nobody once they are seen', () => {
    expect(readingState(reading('1', true), { id: 'third', role: 'supervisor' })).toBe('seen');
    expect(readingState(reading('1', true), { id: 'looked', role: 'supervisor' })).toBe('seen');
  });

  it('are counted while nobody has seen them, and as more where there are further pages', () => {
    expect(unseenCount(undefined)).toBe('');
    expect(unseenCount(pagesOf(null, []))).toBe('');
    expect(unseenCount(pagesOf(null, [reading('3'), reading('2', true)], [reading('1')]))).toBe('2');
    expect(unseenCount(pagesOf('2', [reading('3'), reading('2')]))).toBe('2+');
    expect(unseenCount(pagesOf('2', [reading('2', true)]))).toBe('0+');
  });

  it('are replaced by what is known now, in whichever page they stand', () => {
    const pages = pagesOf(null, [reading('3')], [reading('2'), reading('1')]);
    const after = withReading(pages, reading('2', true));
    expect(readingsOf(after)).toEqual([reading('3'), reading('2', true), reading('1')]);
    expect(readingsOf(pages)).toEqual([reading('3'), reading('2'), reading('1')]);
    expect(readingsOf(withReading(pages, reading('4', true)))).toEqual(readingsOf(pages));
  });
});
