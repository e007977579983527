import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readReply, type BackendReply } from './backend-reply.js';
import { Maintenance } from './maintenance.js';
import type { SharedSession } from './shared-session.js';
import { TurnQueue } from './turn.queue.js';
import { message, readyForQuery } from './wire-messages.js';

function rowsReply(rows: string[][]): BackendReply {
  const int32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
  };
  const messages = rows.map((row) => {
    const values = row.flatMap((value) => [int32(value.length), Buffer.from(value)]);
    return message(0x44, Buffer.concat([Buffer.from([0, row.length]), ...values]));
  });
  return readReply(Buffer.concat([...messages, readyForQuery('I')]));
}

describe('Maintenance', () => {
  const ran: string[] = [];
  let logBytes = 0;
  let tableInNeed: string[][] = [];
  let maintenance: Maintenance;
  const shared = {
    adopt: async () => undefined,
    deliver: () => undefined,
    run: async (_user: unknown, parts: Buffer[]) => {
      const sql = (parts[0] as Buffer).toString('utf8', 5).replace(/\0$/, '');
      if (sql.includes('pg_wal_lsn_diff')) return rowsReply([[String(logBytes)]]);
      if (sql.includes('pg_stat_user_tables')) return rowsReply(tableInNeed);
      ran.push(sql);
      return rowsReply([]);
    },
  } as unknown as SharedSession;

  beforeEach(() => {
    jest.useFakeTimers();
    ran.length = 0;
    logBytes = 0;
    tableInNeed = [];
    const queue = new TurnQueue((error) => {
      throw error;
    });
    maintenance = new Maintenance(shared, queue);
  });
  afterEach(() => {
    maintenance.stop();
    jest.useRealTimers();
  });

  it('leaves a quiet database alone', async () => {
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(ran).toEqual([]);
  });

  it('writes a checkpoint at once for much log, and in five minutes for any', async () => {
    logBytes = 300 * 1024 * 1024;
    await jest.advanceTimersByTimeAsync(10_500);
    expect(ran).toEqual(['CHECKPOINT']);
    logBytes = 1;
    await jest.advanceTimersByTimeAsync(200_000);
    expect(ran).toEqual(['CHECKPOINT']);
    await jest.advanceTimersByTimeAsync(100_000);
    expect(ran).toEqual(['CHECKPOINT', 'CHECKPOINT']);
  });

  it('vacuums and analyses what needs it, each by itself', async () => {
    tableInNeed = [['public."Job"', 't', 't']];
    await jest.advanceTimersByTimeAsync(10_500);
    tableInNeed = [['public.zone', 'f', 't']];
    await jest.advanceTimersByTimeAsync(10_000);
    expect(ran).toEqual(['VACUUM public."Job"', 'ANALYZE public."Job"', 'ANALYZE public.zone']);
  });
});
