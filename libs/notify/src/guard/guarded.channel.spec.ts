import { describe, expect, it } from '@jest/globals';
import { MovableClock, type Target } from '#domain';
import type { Channel, DeliveryErrorCode, OutgoingMessage, Outcome } from '../channel.js';
import { GuardedChannel, GuardedWakingChannel } from './guarded.channel.js';
import { wakingChannelOf } from '../locate/waking-channel.js';

const patiently = new AbortController().signal;
const to = (host: string): OutgoingMessage =>
  ({ to: { channel: 'webhook', url: `https://${host}/`, secret: '' } }) as OutgoingMessage;

/** A channel whose every host answers as told. */
function guarded(answer: (host: string) => Outcome | Promise<Outcome>, perSecond = 1000) {
  const clock = new MovableClock(1_000_000);
  const tried: string[] = [];
  const observed: string[] = [];
  const hostOf = (address: Target) => (address.channel === 'webhook' ? new URL(address.url).host : '');
  const inner: Channel = {
    name: 'webhook',
    status: () => 'ready',
    serviceOf: hostOf,
    send: async (message) => (tried.push(hostOf(message.to)), answer(hostOf(message.to))),
  };
  const observer = { channelTried: (_: string, outcome: 'sent' | DeliveryErrorCode) => void observed.push(outcome) };
  const channel = new GuardedChannel(inner, clock, { perSecond, burst: perSecond }, observer);
  const send = (host = 'a') => channel.send(to(host), patiently);
  return { clock, tried, observed, channel, send };
}

describe('circuit breaker', () => {
  const down: Outcome = { kind: 'retry', error: 'service_failed' };

  it('leaves a service alone after five failures, tries it with one message, and closes when that one went out', async () => {
    let answer: Outcome = down;
    const { clock, tried, channel, send } = guarded(() => answer);
    for (let i = 0; i < 5; i += 1) expect(await send()).toEqual(down);
    expect(await send()).toEqual({ kind: 'postpone', error: 'circuit_open', afterSeconds: 30 });
    expect(channel.health()).toMatchObject({ openCircuits: 1, last: { outcome: 'service_failed' } });
    expect(tried).toHaveLength(5);

    clock.move(30_000);
    expect(await send()).toEqual(down);
    expect(await send()).toMatchObject({ kind: 'postpone', afterSeconds: 30 });
    clock.move(30_000);
    answer = { kind: 'sent' };
    expect(await send()).toEqual({ kind: 'sent' });
    expect(await send()).toEqual({ kind: 'sent' });
    expect(channel.health()).toMatchObject({ openCircuits: 0, last: { outcome: 'sent', at: clock.now() } });
  });

  it('lets one message try while the others wait for it', async () => {
    let release: (outcome: Outcome) => void = () => undefined;
    const answers: (Outcome | Promise<Outcome>)[] = [down, down, down, down, down];
    const { clock, send } = guarded(() => answers.shift() ?? new Promise((resolve) => (release = resolve)));
    for (let i = 0; i < 5; i += 1) await send();
    clock.move(30_000);
    const trial = send();
    expect(await send()).toMatchObject({ kind: 'postpone', error: 'circuit_open' });
    release({ kind: 'sent' });
    expect(await trial).toEqual({ kind: 'sent' });
  });

  it('counts failures in a row, and of the service only', async () => {
    const outcomes: Outcome[] = [
      down,
      down,
      down,
      down,
      { kind: 'give_up', error: 'unregistered', forgetAddress: true },
    ];
    let turn = 0;
    const { tried, send } = guarded(() => outcomes[turn++ % outcomes.length]!);
    for (let i = 0; i < 20; i += 1) await send();
    expect(tried).toHaveLength(20);
  });

  it('keeps the services behind one channel apart', async () => {
    const { send } = guarded((host) => (host === 'dead' ? down : { kind: 'sent' }));
    for (let i = 0; i < 6; i += 1) await send('dead');
    expect(await send('dead')).toMatchObject({ kind: 'postpone' });
    expect(await send('alive')).toEqual({ kind: 'sent' });
  });

  it('takes a channel that throws for a channel that fails', async () => {
    const { observed, send } = guarded(() => Promise.reject(new Error('bug')));
    expect(await send()).toEqual({ kind: 'retry', error: 'channel_fault' });
    expect(observed).toEqual(['channel_fault']);
  });
});

describe('a channel that wakes devices', () => {
  it('does so behind its guard, by the same rate and circuit', async () => {
    const clock = new MovableClock(1_000_000);
    const waking = {
      name: 'fcm' as const,
      status: () => 'ready' as const,
      send: async (): Promise<Outcome> => ({ kind: 'sent' }),
      askForLocation: async (): Promise<Outcome> => ({ kind: 'retry', error: 'timeout' }),
    };
    const guarded = new GuardedWakingChannel(waking, clock, { perSecond: 6, burst: 6 });
    const channel = wakingChannelOf([new GuardedChannel(waking, clock, { perSecond: 1, burst: 1 }), guarded])!;
    expect(channel).toBe(guarded);
    for (let i = 0; i < 5; i += 1)
      expect(await channel.askForLocation('token', 60, patiently)).toEqual({ kind: 'retry', error: 'timeout' });
    expect(await channel.askForLocation('token', 60, patiently)).toMatchObject({ error: 'circuit_open' });
    expect(await channel.send({ to: { channel: 'fcm', token: 't' } } as OutgoingMessage, patiently)).toMatchObject({
      error: 'rate_limited',
    });
  });
});

describe('rate of a channel', () => {
  it('lets through what it may a second, and gives each of the others a time of its own', async () => {
    const { clock, tried, send } = guarded(() => ({ kind: 'sent' }), 10);
    const outcomes = await Promise.all(Array.from({ length: 13 }, () => send()));
    expect(tried).toHaveLength(10);
    expect(outcomes.slice(10)).toEqual(
      [0.1, 0.2, 0.3].map((afterSeconds) => ({ kind: 'postpone', error: 'rate_limited', afterSeconds })),
    );
    clock.move(100);
    expect(await send()).toEqual({ kind: 'sent' });
    expect(await send()).toMatchObject({ kind: 'postpone' });
    clock.move(1_000_000);
    await Promise.all(Array.from({ length: 20 }, () => send()));
    expect(tried).toHaveLength(21);
  });

  it('is not fooled by a clock that is set back', async () => {
    const { clock, tried, send } = guarded(() => ({ kind: 'sent' }), 1);
    await send();
    clock.move(-60_000);
    expect(await send()).toMatchObject({ kind: 'postpone', error: 'rate_limited' });
    clock.move(1_000);
    expect(await send()).toEqual({ kind: 'sent' });
    expect(tried).toHaveLength(2);
  });
});
