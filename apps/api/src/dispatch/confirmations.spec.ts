import { describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { DatabaseUnavailable } from '#persistence';
import { Confirmations, mostKept } from './confirmations.js';

const scope = { cell: 1, agencyId: 'agency' };
const alarmOf = (id: string) => ({ id, severity: 'critical', raisedAt: '1970-01-01T00:00:00Z' }) as const;

function aDesk() {
  const clock = new MovableClock(2_000);
  const stored: [id: string, at: number][] = [];
  const seconds: number[] = [];
  const errors: object[] = [];
  const desk = {
    failure: undefined as Error | undefined,
    tried: 0,
    async confirmAlarm(_scope: unknown, id: string, at: number): Promise<boolean> {
      desk.tried += 1;
      if (desk.failure) throw desk.failure;
      stored.push([id, at]);
      return true;
    },
  };
  const metrics = {
    alarmConfirmed: (_agency: string, _severity: string, after: number) => void seconds.push(after),
    pushFailed: () => undefined,
  };
  const confirmations = new Confirmations(desk, clock, metrics, { error: (entry: object) => void errors.push(entry) });
  return { clock, desk, stored, seconds, errors, confirmations };
}

describe('confirmations of consoles', () => {
  it('are stored as they come', async () => {
    const { confirmations, stored, seconds } = aDesk();
    await confirmations.confirm(scope, alarmOf('a'));
    expect(stored).toEqual([['a', 2_000]]);
    expect(seconds).toEqual([2]);
  });

  it('wait for a database that is away, and keep the time of the first console', async () => {
    const { clock, confirmations, desk, stored, seconds, errors } = aDesk();
    desk.failure = new DatabaseUnavailable('57P01');
    await confirmations.confirm(scope, alarmOf('a'));
    clock.move(1_000);
    await confirmations.confirm(scope, alarmOf('a'));
    await confirmations.confirm(scope, alarmOf('b'));
    await confirmations.retry();
    expect(stored).toEqual([]);
    desk.failure = undefined;
    await Promise.all([confirmations.retry(), confirmations.retry()]);
    await confirmations.retry();
    expect(stored).toEqual([
      ['a', 2_000],
      ['b', 3_000],
    ]);
    expect(seconds).toEqual([2, 3]);
    expect(errors).toEqual([]);
  });

  it('ask a database that is away once a round', async () => {
    const { confirmations, desk } = aDesk();
    desk.failure = new DatabaseUnavailable('57P01');
    for (const id of ['a', 'b', 'c']) await confirmations.confirm(scope, alarmOf(id));
    desk.tried = 0;
    await confirmations.retry();
    expect(desk.tried).toBe(1);
  });

  it('are stored before the process ends', async () => {
    const { confirmations, desk, stored } = aDesk();
    desk.failure = new DatabaseUnavailable('57P01');
    await confirmations.confirm(scope, alarmOf('a'));
    desk.failure = undefined;
    await confirmations.onApplicationShutdown();
    expect(stored).toEqual([['a', 2_000]]);
  });

  it('are told of when they can never be stored, or are too many', async () => {
    const { confirmations, desk, stored, errors } = aDesk();
    desk.failure = new Error('a bug');
    await confirmations.confirm(scope, alarmOf('a'));
    expect(errors).toEqual([{ err: desk.failure, alarmId: 'a' }]);
    desk.failure = new DatabaseUnavailable('57P01');
    for (let n = 0; n <= mostKept; n += 1) await confirmations.confirm(scope, alarmOf(String(n)));
    expect(errors).toHaveLength(2);
    desk.failure = undefined;
    await confirmations.retry();
    expect(stored).toHaveLength(mostKept);
  });
});
