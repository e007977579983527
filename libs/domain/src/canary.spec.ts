import { describe, expect, it } from '@jest/globals';
import { canaryOutage, canaryOverdueMilliseconds } from './canary.js';

const well = { arrivedAt: 1_000, failingSince: null, failedStep: null };

describe('the test alarm', () => {
  it('is missing when none has arrived for longer than a turn and its time', () => {
    expect(canaryOutage(well, 1_000 + canaryOverdueMilliseconds, 0)).toBeUndefined();
    expect(canaryOutage(well, 1_001 + canaryOverdueMilliseconds, 0)).toEqual({ since: 1_000, step: 'schedule' });
  });

  it('is not missing to who has just begun to look', () => {
    const now = 10 * canaryOverdueMilliseconds;
    expect(canaryOutage(well, now, now - 1)).toBeUndefined();
    expect(canaryOutage({ ...well, arrivedAt: null }, now, now - 1)).toBeUndefined();
    expect(canaryOutage({ ...well, arrivedAt: null }, now, 0)).toEqual({ since: 0, step: 'schedule' });
  });

  it('is missing from the first that did not arrive until one does, whoever looks', () => {
    const failing = { ...well, failingSince: 2_000, failedStep: 'push' as const };
    expect(canaryOutage(failing, 2_001, 2_001)).toEqual({ since: 2_000, step: 'push' });
  });
});
