import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import type { CompanionServerEvents } from '#contracts';
import { TestApi } from '../../support/api.js';
import { queueBackends } from '../../support/queue-backends.js';
import { TestPhone } from '../../support/test-phone.js';
import { minute, pin, Survivor } from './a-survivor.js';

type Client = Socket<CompanionServerEvents, Record<string, never>>;

/** A phone that is connected, or why it is not. */
class TestCompanion {
  readonly seen: [event: string, hint: any][] = [];
  refused: (Error & { data?: any }) | undefined;
  private readonly waiting: (() => void)[] = [];

  private constructor(readonly socket: Client) {
    const notify = (): void => this.waiting.splice(0).forEach((resolve) => resolve());
    socket.onAny((event: string, hint: unknown) => (this.seen.push([event, hint]), notify()));
    socket.on('connect', notify);
    socket.on('disconnect', notify);
    socket.on('connect_error', (error) => ((this.refused = error), notify()));
  }

  static async connect(api: TestApi, auth: object): Promise<TestCompanion> {
    const options = { auth, transports: ['websocket'], reconnection: false, forceNew: true };
    const companion = new TestCompanion(io(`${api.address}/companion`, options));
    await companion.until(() => companion.socket.connected || companion.refused !== undefined);
    return companion;
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  untilSeen(event: keyof CompanionServerEvents): Promise<void> {
    return this.until(() => this.of(event).length > 0);
  }

  of(event: keyof CompanionServerEvents): any[] {
    return this.seen.filter(([name]) => name === event).map(([, hint]) => hint);
  }
}

describe.each(queueBackends())('phones on /companion, with the line between processes on $name', ({ redisUrl }) => {
  let api: TestApi;
  let other: TestApi;
  let her: Survivor;
  let open: TestCompanion[];

  const environment = { REDIS_URL: redisUrl };
  const connected = async (auth: object, at = api): Promise<TestCompanion> => {
    const companion = await TestCompanion.connect(at, auth);
    open.push(companion);
    return companion;
  };
  const tokenOf = ({ made }: Survivor): string => made.protectedPerson.devices[0]!.token;

  beforeAll(async () => {
    api = await TestApi.start(environment);
    other = await TestApi.start(environment, api.clock);
  });
  afterAll(async () => {
    await other.close();
    await api.close();
  });
  beforeEach(async () => {
    her = await Survivor.of(api);
    open = [];
  });
  afterEach(() => open.forEach(({ socket }) => socket.close()));

  it('hear that the desk has seen their press, at whichever process, and others do not', async () => {
    const own = await connected({ token: tokenOf(her) });
    const elsewhere = await connected({ token: tokenOf(her) }, other);
    const strangers = [
      await connected({ token: tokenOf(await Survivor.of(api)) }),
      await connected({ token: her.made.respondent.devices[0]!.token }),
    ];
    const panicId = await her.pressed();
    const [incident] = await her.incidents();
    await her.desk.post(`/v1/incidents/${incident.id}/acknowledge`);
    for (const phone of [own, elsewhere]) {
      await phone.untilSeen('incident.updated');
      expect(phone.of('incident.updated')).toEqual([{ at: her.at(), panicId }]);
    }
    for (const phone of strangers) expect(phone.seen).toEqual([]);
  });

  it('hear nothing of a press that was taken back', async () => {
    const phone = await connected({ token: tokenOf(her) });
    const id = await her.pressed();
    await her.phone.post(`/v1/panics/${id}/cancel`, { pin });
    const [incident] = await her.incidents();
    await her.desk.post(`/v1/incidents/${incident.id}/acknowledge`);
    // What comes after it has passed shows that it has been passed by.
    const next = await her.pressed();
    await her.desk.post(`/v1/incidents/${incident.id}/close`, { outcome: 'test', note: 'over' });
    await phone.untilSeen('incident.updated');
    expect(new Set(phone.of('incident.updated').map(({ panicId }) => panicId))).toEqual(new Set([next]));
  });

  it('hear of what became of a check-in, from another phone and from the worker', async () => {
    const phone = await connected({ token: tokenOf(her) }, other);
    const checkInId = await her.promised(1);
    await phone.untilSeen('check_in.updated');
    expect(phone.of('check_in.updated')).toEqual([{ at: her.at(), checkInId }]);
    api.clock.move(minute);
    await her.sweep();
    await phone.until(() => phone.of('check_in.updated').length > 1);
    expect(phone.of('check_in.updated')[1]).toEqual({ at: her.at(), checkInId });
  });

  it('whose token is bound to a key show a proof for this address, once; a wrong clock gets a nonce', async () => {
    const officer = await api.as(her.made.agency, 'administrator');
    const phone = await TestPhone.enrolled(api, officer, her.made.protectedPerson.devices[0]!.id);
    const { token } = phone;
    const proved = async (method = 'GET', path = '/companion', clockOffMilliseconds = 0) =>
      (await phone.headers(method, path, { clockOffMilliseconds }))['dpop'];
    const proof = await proved();
    expect((await connected({ token, proof })).refused).toBeUndefined();
    for (const [auth, code] of [
      [{ token }, 'proof_missing'],
      [{ token, proof }, 'proof_stale'],
      [{ token, proof: await proved('POST') }, 'proof_invalid'],
      [{ token, proof: await proved('GET', '/dispatch') }, 'proof_invalid'],
      [{ token, proof: {} }, 'proof_missing'],
    ] as const)
      expect((await connected(auth)).refused?.data).toMatchObject({ status: 401, code });
    const late = await connected({ token, proof: await proved('GET', '/companion', 60 * minute) });
    const nonce = late.refused?.data.dpopNonce as string;
    expect(late.refused?.data.code).toBe('proof_stale');
    phone.credentials.hear(401, nonce);
    const again = await connected({ token, proof: await proved('GET', '/companion', 60 * minute) });
    expect(again.refused).toBeUndefined();
  });

  it('are refused without a token of a device, and with a proof for a token that is bound to none', async () => {
    for (const [auth, code] of [
      [{}, 'credentials_missing'],
      [{ token: 7 }, 'credentials_missing'],
      [{ token: 'none' }, 'token_invalid'],
      [{ token: her.deskToken }, 'token_invalid'],
      [{ token: tokenOf(her), proof: 'x' }, 'token_invalid'],
    ] as const)
      expect((await connected(auth)).refused?.data).toMatchObject({ status: 401, code });
  });

  it('are let go of when their device is revoked', async () => {
    const phone = await connected({ token: tokenOf(her) });
    const stranger = await connected({ token: tokenOf(await Survivor.of(api)) });
    const officer = await api.as(her.made.agency, 'administrator');
    await officer.post(`/v1/devices/${her.made.protectedPerson.devices[0]!.id}/revoke`, { reason: 'lost' });
    await phone.until(() => !phone.socket.connected);
    expect((await connected({ token: tokenOf(her) })).refused?.data).toMatchObject({ code: 'token_invalid' });
    expect(stranger.socket.connected).toBe(true);
  });
});
