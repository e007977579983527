import { describe, expect, it } from '@jest/globals';
import { ConnectionWaits } from './connection-waits.js';

describe('waits for a connection', () => {
  it('are told once when they have ended, and while they go on', async () => {
    let now = 0;
    const waits = new ConnectionWaits(() => now);
    let connect: () => void = () => undefined;
    const waiting = waits.during(new Promise<void>((resolve) => (connect = resolve)));
    now = 40;
    expect(waits.takeLongest()).toBe(40);
    now = 60;
    connect();
    await waiting;
    expect(waits.takeLongest()).toBe(60);
    expect(waits.takeLongest()).toBe(0);
  });

  it('that end in a failure are waits too', async () => {
    let now = 0;
    const waits = new ConnectionWaits(() => now);
    let fail: (error: Error) => void = () => undefined;
    const waiting = waits.during(new Promise<void>((_, reject) => (fail = reject)));
    now = 10;
    fail(new Error('away'));
    await expect(waiting).rejects.toThrow('away');
    expect(waits.takeLongest()).toBe(10);
  });
});
