import { describe, expect, it } from '@jest/globals';
import { batchCapacity, type BatcherOptions, CellBatcher } from './cell-batcher.js';

interface Item {
  n: number;
}

/** Batches that wait until the test lets them go. */
function held(options: BatcherOptions = {}) {
  const batches: {
    items: readonly Item[];
    finish: (outcomes?: (number | Error)[]) => void;
    fail(error: Error): void;
  }[] = [];
  const waiting: (() => void)[] = [];
  const batcher = new CellBatcher<Item, number>(
    (items) =>
      new Promise((resolve, reject) => {
        batches.push({ items, finish: (outcomes) => resolve(outcomes ?? items.map((item) => item.n)), fail: reject });
        for (const wake of waiting.splice(0)) wake();
      }),
    options,
  );
  const until = async (count: number): Promise<void> => {
    while (batches.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const add = (count: number) => Array.from({ length: count }, (_, n) => batcher.add({ n }));
  return { batcher, batches, until, add };
}

describe('the batches of a cell', () => {
  it('take the first item at once and what comes meanwhile as the next', async () => {
    const { batches, until, add } = held();
    const [first] = add(1);
    await until(1);
    const later = add(3);
    batches[0]!.finish();
    await until(2);
    batches[1]!.finish();
    expect(batches.map((batch) => batch.items.length)).toEqual([1, 3]);
    expect(await first).toBe(0);
    expect(await Promise.all(later)).toEqual([0, 1, 2]);
  });

  it('hold no more than their capacity, in order', async () => {
    const { batches, until, add } = held();
    const all = add(batchCapacity + 50);
    await until(1);
    batches[0]!.finish();
    await until(2);
    batches[1]!.finish();
    await Promise.all(all);
    const order = batches.flatMap((batch) => batch.items.map((item) => item.n));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('reject one item with its error, all with the batch’s', async () => {
    const { batches, until, add } = held();
    const [good, bad] = add(2);
    await until(1);
    batches[0]!.finish([7, new Error('poison')]);
    expect(await good).toBe(7);
    await expect(bad).rejects.toThrow('poison');
    const [lost] = add(1);
    await until(2);
    batches[1]!.fail(new Error('gone'));
    await expect(lost).rejects.toThrow('gone');
  });

  it('let no more wait than there is room for, but for what is grave', async () => {
    const { batcher, batches, until } = held({ capacity: 10 });
    const first = batcher.add({ n: 0 });
    await until(1);
    const waiting = Array.from({ length: 10 }, (_, n) => batcher.add({ n }));
    await expect(batcher.add({ n: 10 })).rejects.toMatchObject({ kind: 'too_many', retryAfterSeconds: 5 });
    const grave = batcher.add({ n: 11 }, true);
    await expect(batcher.add({ n: 12 }, true)).rejects.toMatchObject({ code: 'overloaded' });
    batches[0]!.finish();
    await until(2);
    batches[1]!.finish();
    expect((await Promise.all([first, ...waiting, grave])).at(-1)).toBe(11);
  });

  it('say how long the first of those has waited that wait', async () => {
    let now = 0;
    const { batcher, batches, until } = held({ elapsed: () => now });
    expect(batcher.longestWaitMilliseconds).toBe(0);
    const first = batcher.add({ n: 0 });
    await until(1);
    const second = batcher.add({ n: 1 });
    now = 70;
    expect(batcher.longestWaitMilliseconds).toBe(70);
    batches[0]!.finish();
    await until(2);
    expect(batcher.longestWaitMilliseconds).toBe(0);
    batches[1]!.finish();
    await Promise.all([first, second]);
  });

  it('rest for as long as one ran, where that is wanted', async () => {
    const starts: number[] = [];
    const ends: number[] = [];
    const batcher = new CellBatcher<Item, number>(
      async (items) => {
        starts.push(performance.now());
        await new Promise((resolve) => setTimeout(resolve, 30));
        ends.push(performance.now());
        return items.map((item) => item.n);
      },
      { restFactor: 1 },
    );
    const first = batcher.add({ n: 0 });
    await first;
    await batcher.add({ n: 1 });
    expect(starts[1]! - ends[0]!).toBeGreaterThanOrEqual(25);
  });
});
