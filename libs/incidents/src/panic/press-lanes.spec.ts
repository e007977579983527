import { describe, expect, it } from '@jest/globals';
import { PressLanes } from './press-lanes.js';

/** Writes that wait until the test lets them go. */
function held() {
  const written: { presses: readonly string[]; lead?: string; finish: () => void; fail(error: Error): void }[] = [];
  const lanes = new PressLanes<string, string>();
  const write = (presses: readonly string[], lead?: string): Promise<string[]> =>
    new Promise((resolve, reject) => {
      const finish = (): void => resolve(presses.map((press) => `${press} done`));
      written.push({ presses, ...(lead !== undefined && { lead }), finish, fail: reject });
    });
  const work = {
    alone: async (press: string) => (await write([press]))[0]!,
    together: (lead: string, presses: readonly string[]) => write(presses, lead),
  };
  return { written, press: (deviceId: string, id: string) => lanes.take(deviceId, id, work) };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the presses of one device', () => {
  it('are written one by one as long as they come one by one', async () => {
    const { written, press } = held();
    for (const id of ['a', 'b', 'c', 'd']) {
      const pressed = press('phone', id);
      written.at(-1)!.finish();
      expect(await pressed).toBe(`${id} done`);
    }
    expect(written.map(({ presses }) => presses)).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  it('are written together beyond two at once, as updates of the one before, each answered', async () => {
    const { written, press } = held();
    const pressed = ['a', 'b', 'c', 'd', 'e'].map((id) => press('phone', id));
    await turn();
    expect(written.map(({ presses }) => presses)).toEqual([['a'], ['b']]);
    written[1]!.finish();
    await turn();
    expect(written[2]).toMatchObject({ lead: 'b', presses: ['c', 'd', 'e'] });
    written[2]!.finish();
    written[0]!.finish();
    expect(await Promise.all(pressed)).toEqual(['a', 'b', 'c', 'd', 'e'].map((id) => `${id} done`));
  });

  it('stand in nobody else’s way', async () => {
    const { written, press } = held();
    for (let n = 0; n < 100; n += 1) void press('stuck', `s${n}`);
    const pressed = press('phone', 'a');
    await turn();
    written.find(({ presses }) => presses[0] === 'a')!.finish();
    expect(await pressed).toBe('a done');
    expect(written).toHaveLength(3);
  });

  it('learn of a failure, each of them, and the next are tried again', async () => {
    const { written, press } = held();
    const pressed = ['a', 'b', 'c', 'd'].map((id) => press('phone', id));
    await turn();
    written[0]!.fail(new Error('away'));
    await expect(pressed[0]).rejects.toThrow('away');
    await turn();
    // Nothing was written by itself before: the first of them leads.
    expect(written[2]!.lead).toBe('c');
    written[2]!.fail(new Error('still away'));
    await expect(pressed[2]).rejects.toThrow('still away');
    await expect(pressed[3]).rejects.toThrow('still away');
    written[1]!.finish();
    expect(await pressed[1]).toBe('b done');
    const again = press('phone', 'c');
    written.at(-1)!.finish();
    expect(await again).toBe('c done');
  });
});
