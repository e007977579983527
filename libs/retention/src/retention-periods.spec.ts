import { describe, expect, it } from '@jest/globals';
import { usualBounds } from './retention-bounds.js';
import { dueBefore, faultsOf, retentionDays } from './retention-periods.js';

const day = 86_400_000;

describe('how long data is kept', () => {
  it('is as usual where nothing is chosen', () => {
    const days = retentionDays({ notes: 100 }, usualBounds);
    expect(days).toMatchObject({ positions_quiet: 30, positions_incident: 1_826, notes: 100, incidents: 3_653 });
  });

  it('stays within bounds that were narrowed since', () => {
    const bounds = { ...usualBounds, positions_quiet: { least: 8, most: 14, usual: 14 } };
    expect(retentionDays({ positions_quiet: 60 }, bounds).positions_quiet).toBe(14);
  });

  it('keeps an incident until what hangs on it may go', () => {
    expect(retentionDays({ incidents: 400 }, usualBounds).incidents).toBe(1_826);
  });

  it('names each period that is out of bounds or given twice', () => {
    const given = [
      { kind: 'positions_quiet' as const, days: 7 },
      { kind: 'notes' as const, days: 400 },
      { kind: 'notes' as const, days: 9_999 },
    ];
    expect(faultsOf(given, usualBounds)).toEqual([
      { path: 'periods.0.days', message: 'must be 8 to 366' },
      { path: 'periods.2.kind', message: 'is given twice' },
      { path: 'periods.2.days', message: 'must be 30 to 3653' },
    ]);
  });

  it('refuses to keep what belongs to an incident longer than the incident', () => {
    const given = [{ kind: 'incidents' as const, days: 1_000 }];
    expect(faultsOf(given, usualBounds).map(({ message }) => message)).toContain(
      'positions_incident must not be kept longer than incidents',
    );
    expect(faultsOf([{ kind: 'incidents', days: 1_826 }], usualBounds)).toEqual([]);
  });

  it('takes positions of quiet days by whole days, the rest to the moment', () => {
    const now = 100 * day + 5_000;
    expect(dueBefore('positions_quiet', 30, now)).toBe(70 * day);
    expect(dueBefore('notes', 30, now)).toBe(70 * day + 5_000);
  });
});
