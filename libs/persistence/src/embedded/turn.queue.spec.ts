import { describe, expect, it, jest } from '@jest/globals';
import { setImmediate as nextImmediate } from 'node:timers/promises';
import { TurnQueue, type TurnOutcome } from './turn.queue.js';

async function settle(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await nextImmediate();
}

describe('TurnQueue', () => {
  const ran: string[] = [];
  const turn = (holder: object, name: string, outcome: TurnOutcome = 'free') => ({
    holder,
    run: async (): Promise<TurnOutcome> => {
      ran.push(name);
      return outcome;
    },
  });
  const a = {};
  const b = {};
  const c = {};
  const queue = (): TurnQueue => {
    ran.length = 0;
    return new TurnQueue((error) => {
      throw error;
    });
  };

  it('begins at once when idle', () => {
    queue().enqueue(turn(a, 'a'));
    expect(ran).toEqual(['a']);
  });

  it('serves first come, first served', async () => {
    const turns = queue();
    for (const name of ['1', '2', '3', '4']) turns.enqueue(turn({}, name));
    await settle();
    expect(ran).toEqual(['1', '2', '3', '4']);
  });

  it('serves a holder alone until it gives the engine back, then the others in order', async () => {
    const turns = queue();
    turns.enqueue(turn(a, 'a begin', 'held'));
    turns.enqueue(turn(b, 'b'));
    turns.enqueue(turn(c, 'c'));
    await settle();
    expect(ran).toEqual(['a begin']);
    turns.enqueue(turn(a, 'a more', 'held'));
    await settle();
    turns.enqueue(turn(a, 'a commit'));
    await settle();
    expect(ran).toEqual(['a begin', 'a more', 'a commit', 'b', 'c']);
  });

  it('takes back only what has not begun', async () => {
    const turns = queue();
    const waiting = turn(b, 'b');
    const begun = turn(a, 'a', 'held');
    turns.enqueue(begun);
    turns.enqueue(waiting);
    expect(turns.withdraw(begun)).toBe(false);
    expect(turns.withdraw(waiting)).toBe(true);
    await settle();
    expect(ran).toEqual(['a']);
  });

  it('reports a failed turn and serves nothing more', async () => {
    const failed = jest.fn();
    const turns = new TurnQueue(failed);
    ran.length = 0;
    const error = new Error('engine');
    turns.enqueue({ holder: a, run: () => Promise.reject(error) });
    turns.enqueue(turn(b, 'b'));
    await settle();
    turns.enqueue(turn(c, 'c'));
    await settle();
    expect(failed.mock.calls).toEqual([[error]]);
    expect(ran).toEqual([]);
  });
});
