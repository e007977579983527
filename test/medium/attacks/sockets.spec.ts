import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { eventPermissions, roomOf } from '../../../apps/api/src/dispatch/rooms.js';
import { newId } from '#domain';
import { aCase, anAgency, type TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { openConsole, type TestConsole } from '../../support/test-console.js';

const cell = 905;

/** What is below the words of socket.io. */
const frames = ({ socket }: TestConsole) =>
  (socket.io.engine as unknown as { transport: { ws: { send(frame: string | Buffer): void } } }).transport.ws;

describe('a socket that asks for more than it is given', () => {
  let api: TestApi;
  let victim: TestCase;
  let attacker: TestCase;
  let token: string;
  let open: (TestConsole | Socket)[];

  beforeAll(async () => {
    api = await TestApi.start();
    const agency = () => anAgency().inCell(cell).withStaff('dispatcher', 'case_officer');
    [victim, attacker] = [await aCase().of(agency()).setUp(api.tools), await aCase().of(agency()).setUp(api.tools)];
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    token = await api.session(attacker.agency.member('dispatcher'));
    open = [];
  });
  afterEach(() => open.forEach((one) => one.close()));

  const keep = <One extends TestConsole | Socket>(one: One): One => (open.push(one), one);
  const consoleOf = async (of: TestCase, cursor?: string): Promise<TestConsole> =>
    keep(await api.console(await api.session(of.agency.member('dispatcher')), cursor));
  const press = ({ protectedPerson }: TestCase) =>
    api.asDevice(protectedPerson.devices[0]!).post('/v1/panics', {
      id: newId(),
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
    });
  /** `connected`, or why not. */
  const connecting = (path: string, options: Partial<ManagerOptions & SocketOptions>): Promise<string> =>
    new Promise((resolve) => {
      const socket = keep(
        io(`${api.address}${path}`, { transports: ['websocket'], reconnection: false, forceNew: true, ...options }),
      );
      socket.on('connect', () => resolve('connected'));
      socket.on('connect_error', ({ message }) => resolve(message));
    });

  it('joins no room of another agency, whatever it says: it is shown its own incidents only', async () => {
    const spy = await consoleOf(attacker);
    const rooms = Object.values(eventPermissions).map((permission) => roomOf(victim.agency.id, permission));
    const said = ['join', 'subscribe', 'room', 'join-room', 'watch', 'resume', 'message', '__proto__', 'wake'];
    for (const event of said)
      for (const word of [rooms[0], rooms, { room: rooms[0], agencyId: victim.agency.id, cell }, null, 7])
        (spy.socket as Socket).emit(event, word, () => undefined);
    const desk = await consoleOf(victim);
    await press(victim);
    await desk.untilSeen('alarm.raised');
    await press(attacker);
    await spy.untilSeen('alarm.raised');
    expect(JSON.stringify(spy.seen)).not.toContain(victim.protectedPerson.id);
    expect(spy.of('alarm.raised')).toHaveLength(1);
  });

  it('begins at no cursor of another agency or cell', async () => {
    const desk = await consoleOf(victim);
    await press(victim);
    await desk.untilSeen('alarm.raised');
    for (const cursor of [`${cell}.0`, '1.0', '99999.0', '0.0', `${cell}.999999999999999`]) {
      const spy = await consoleOf(attacker, cursor);
      expect(JSON.stringify(spy.seen)).not.toContain(victim.protectedPerson.id);
      expect(JSON.stringify(spy.seen)).not.toContain(victim.agency.id);
    }
  });

  it('has a cursor of any kind, and is served all the same', async () => {
    const strange = [{ toString: 'x' }, [], 'x'.repeat(10_000), `${cell}.-1`, `${cell}.1; SELECT 1`, '\0', 1e308, null];
    for (const cursor of strange) {
      const spy = keep(await openConsole(api.address, token, cursor as string));
      expect(spy.of('feed.live')).toHaveLength(1);
      spy.close();
    }
  });

  it('is not let in by a token that is none, whatever kind of thing it is', async () => {
    const strange = [
      undefined,
      null,
      7,
      true,
      [],
      [token],
      { token },
      '',
      'x'.repeat(50_000),
      `${token}x`,
      `Bearer ${token}`,
    ];
    const answers = await Promise.all(strange.map((given) => connecting('/dispatch', { auth: { token: given } })));
    expect(answers).not.toContain('connected');
    const phone = attacker.protectedPerson.devices[0]!.token;
    expect(await connecting('/dispatch', { auth: { token: phone } })).not.toBe('connected');
    expect(
      await connecting('/dispatch', { query: { token }, extraHeaders: { authorization: `Bearer ${token}` } }),
    ).not.toBe('connected');
  });

  it('finds no other room of the house: neither one that is there by itself nor one it names', async () => {
    for (const path of ['/', '/devices', '/dispatch/..', '/admin', `/${victim.agency.id}`])
      expect(await connecting(path, { auth: { token } })).not.toBe('connected');
  });

  it('is opened by no page of another site', async () => {
    const from = (origin: string) => connecting('/dispatch', { auth: { token }, extraHeaders: { origin } });
    expect(await from(api.address)).toBe('connected');
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1.evil.example'])
      expect(await from(origin)).not.toBe('connected');
  });

  it('is ended when it says too much at once, and others are not', async () => {
    const desk = await consoleOf(attacker);
    const loud = await consoleOf(attacker);
    (loud.socket as Socket).emit('message', 'x'.repeat(200_000));
    await loud.untilLost();
    const raw = await consoleOf(attacker);
    frames(raw).send('x'.repeat(200_000));
    await raw.untilLost();
    expect(desk.socket.connected).toBe(true);
  });

  it('that speaks no language harms nobody but itself', async () => {
    const desk = await consoleOf(attacker);
    const nonsense = [
      '42["x"',
      '451-["x",{"_placeholder":true,"num":0}]',
      '40/dispatch,{"token":',
      '9',
      '\0\0',
      '2probe',
    ];
    for (const words of nonsense) {
      const raw = await consoleOf(attacker);
      frames(raw).send(words);
      frames(raw).send(Buffer.from([4, 2, 255, 0]));
      frames(raw).send('x'.repeat(200_000));
      await raw.untilLost();
    }
    expect((await consoleOf(attacker)).of('feed.live')).toHaveLength(1);
    expect(desk.socket.connected).toBe(true);
  });
});
