import { describe, expect, it } from '@jest/globals';
import type { AuditRecord } from '#access';
import { DatabaseUnavailable } from '../database.error.js';
import { AuditLane } from './audit-lane.js';

const record = (action: string): AuditRecord => ({
  agencyId: 'a',
  actor: 'staff',
  actorId: 's',
  action,
  object: 'person',
  result: 'allowed',
});
const some = (count: number, from = 0) => Array.from({ length: count }, (_, index) => record(String(from + index)));
const actionsOf = (written: readonly (readonly AuditRecord[])[]) =>
  written.map((each) => each.map(({ action }) => action));

/** Writes when it is let. */
function aLane(write: (records: readonly AuditRecord[]) => Promise<void> = () => Promise.resolve()) {
  const written: (readonly AuditRecord[])[] = [];
  const lane = new AuditLane(async (records) => {
    written.push(records);
    await write(records);
  });
  return { lane, written };
}

describe('the way of entries into their chain', () => {
  it('is one transaction at a time; what comes meanwhile is written together, in its order', async () => {
    const { lane, written } = aLane(() => new Promise((resolve) => setImmediate(resolve)));
    await Promise.all(['1', '2', '3', '4'].map((action) => lane.add([record(action)])));
    expect(actionsOf(written)).toEqual([['1'], ['2', '3', '4']]);
  });

  it('takes so many entries at a time, and what is larger alone', async () => {
    const { lane, written } = aLane(() => new Promise((resolve) => setImmediate(resolve)));
    await Promise.all([
      lane.add(some(1)),
      lane.add(some(150)),
      lane.add(some(51)),
      lane.add(some(300)),
      lane.add(some(2)),
    ]);
    expect(written.map(({ length }) => length)).toEqual([1, 150, 51, 300, 2]);
  });

  it('refuses only what cannot be written', async () => {
    const { lane } = aLane((records) => {
      const bad = records.some(({ action }) => action === 'bad');
      return new Promise((resolve, reject) => setImmediate(() => (bad ? reject(new Error('bad')) : resolve())));
    });
    const ends = await Promise.allSettled(['1', '2', 'bad', '4'].map((action) => lane.add([record(action)])));
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('refuses all when the database is away, once and not one by one', async () => {
    const { lane, written } = aLane(
      () => new Promise((_, reject) => setImmediate(() => reject(new DatabaseUnavailable('08006')))),
    );
    const ends = await Promise.allSettled(['1', '2', '3'].map((action) => lane.add([record(action)])));
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
    expect(written).toHaveLength(2);
  });

  it('refuses at once when too many wait', async () => {
    let open = (): void => undefined;
    const { lane } = aLane(() => new Promise<void>((resolve) => (open = resolve)));
    const waiting = Array.from({ length: 5_001 }, () => lane.add([record('w')]));
    await expect(lane.add([record('late')])).rejects.toMatchObject({ code: 'audit_busy', kind: 'unavailable' });
    const letting = setInterval(() => open(), 0);
    await Promise.all(waiting);
    clearInterval(letting);
  });
});
