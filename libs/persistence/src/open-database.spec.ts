import { describe, expect, it } from '@jest/globals';
import { onceAvailable } from './open-database.js';

const refusal = (code: string): Error => Object.assign(new Error(code), { code });

function aDatabase(...refusals: string[]) {
  const pauses: number[] = [];
  const work = async (): Promise<string> => {
    const code = refusals.shift();
    if (code !== undefined) throw refusal(code);
    return 'open';
  };
  return { pauses, open: () => onceAvailable(work, async (milliseconds) => pauses.push(milliseconds)) };
}

describe('a program that starts', () => {
  it('does not wait for a database that is there', async () => {
    const { open, pauses } = aDatabase();
    expect(await open()).toBe('open');
    expect(pauses).toEqual([]);
  });

  it('waits for one that is away, or is starting itself', async () => {
    const { open, pauses } = aDatabase('ECONNREFUSED', '57P03', 'ECONNRESET');
    expect(await open()).toBe('open');
    expect(pauses).toEqual([500, 500, 500]);
  });

  it('does not wait for one that refuses it', async () => {
    const { open, pauses } = aDatabase('28P01');
    await expect(open()).rejects.toMatchObject({ code: '28P01' });
    expect(pauses).toEqual([]);
  });

  it('ends after half a minute, with what it was told', async () => {
    const { open, pauses } = aDatabase(...Array.from({ length: 100 }, () => 'ECONNREFUSED'));
    await expect(open()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(pauses).toHaveLength(59);
  });
});
