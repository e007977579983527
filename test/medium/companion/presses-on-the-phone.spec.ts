import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TrackerCredentials } from '#contracts';
import type { TrackerApp } from '#domain';
import { trackerLinks } from '../../../apps/survivor/src/reporting/tracker-links.js';
import { TestApi, type TestClient } from '../../support/api.js';
import { duressPin, minute, pin, Survivor } from './a-survivor.js';

describe('a press on the phone', () => {
  let api: TestApi;
  let her: Survivor;

  const status = async (id: string) => (await her.phone.get(`/v1/panics/${id}`)).body;
  const step = async (name: string, body: object = {}) => {
    const [incident] = await her.incidents();
    api.clock.move(minute);
    const answer = await her.desk.post(`/v1/incidents/${incident.id}/${name}`, body);
    if (answer.status >= 300) throw new Error(`${name}: ${answer.status}`);
    return her.at();
  };
  const workedOn = async (): Promise<string[]> => {
    const unit = await (
      await api.as(her.made.agency, 'administrator')
    ).post('/v1/units', { name: `patrol ${randomUUID()}` });
    return [
      await step('acknowledge'),
      await step('dispatch', { unitId: unit.body.id }),
      await step('arrive'),
      await step('close', { outcome: 'resolved', note: 'done' }),
    ];
  };

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    her = await Survivor.of(api);
  });

  it('is shown with what the desk does about it, step by step', async () => {
    const pressedAt = her.at();
    const id = await her.pressed();
    const untaken = { seenAt: null, dispatchedAt: null, onSceneAt: null, closedAt: null };
    expect(await status(id)).toEqual({ id, status: 'active', pressedAt, ...untaken });
    const [seenAt, dispatchedAt, onSceneAt, closedAt] = await workedOn();
    const shown = { id, status: 'active', pressedAt, seenAt, dispatchedAt, onSceneAt, closedAt };
    expect(await status(id)).toEqual(shown);
    expect((await her.state()).panics).toEqual([shown]);
  });

  it('is not seen because the incident that it joins was, but when a console shows it', async () => {
    await her.pressed();
    await step('acknowledge');
    api.clock.move(minute);
    const second = await her.pressed();
    expect((await status(second)).seenAt).toBeNull();
    await api.database.count(
      `UPDATE delivery d SET delivered_at = $2 FROM panic p WHERE p.id = $1 AND d.alarm_id = p.alarm_id`,
      [second, her.at()],
    );
    expect((await status(second)).seenAt).toBe(her.at());
  });

  it('reads the same byte by byte by PIN and by duress PIN, whatever the desk goes on to do', async () => {
    const started = api.clock.now();
    const texts: string[] = [];
    for (const given of [pin, duressPin]) {
      api.clock.set(started);
      her = await Survivor.of(api);
      const id = await her.pressed();
      await step('acknowledge');
      await her.phone.post(`/v1/panics/${id}/cancel`, { pin: given });
      api.clock.move(minute);
      // Forced to enter the other one as well.
      await her.phone.post(`/v1/panics/${id}/cancel`, { pin: duressPin });
      if (given === duressPin) {
        const unit = await (await api.as(her.made.agency, 'administrator')).post('/v1/units', { name: 'patrol' });
        await step('dispatch', { unitId: unit.body.id });
      } else await step('close', { outcome: 'false_alarm', note: 'a mistake' });
      const answers = [await her.phone.get(`/v1/panics/${id}`), await her.phone.get('/v1/companion')];
      texts.push(
        JSON.stringify(answers.map(({ status: code, body }) => [code, body]))
          .replaceAll(id, 'id')
          .replaceAll(her.made.agency.record.name, 'agency'),
      );
    }
    expect(texts[1]).toBe(texts[0]);
    expect(texts[0]).toContain('"seenAt":"');
    expect(texts[0]).toContain('"closedAt":null');
  });

  it('is shown to its own person alone', async () => {
    const id = await her.pressed();
    const other = await Survivor.of(api);
    for (const refused of [
      await other.phone.get(`/v1/panics/${id}`),
      await other.phone.get(`/v1/panics/${randomUUID()}`),
      await other.phone.get(`/v1/panics/none`),
      await api.asDevice(her.made.respondent.devices[0]!).get(`/v1/panics/${id}`),
    ])
      expect([refused.status, refused.body.code]).toEqual([404, 'panic_unknown']);
    expect((await her.desk.get(`/v1/panics/${id}`)).status).toBe(401);
    expect((await other.state()).panics).toEqual([]);
  });

  describe('that is recorded', () => {
    const begin = Buffer.concat([Buffer.from('1a45dfa3', 'hex'), randomBytes(900)]);
    const goOn = randomBytes(1_200);
    const put = (id: string, n: number | string, bytes: Buffer, by = her.phone) =>
      by.putBytes(`/v1/recordings/${id}/chunks/${n}?milliseconds=5000`, bytes);
    const codes = (answers: { status: number; body: any }[]) => answers.map(({ status, body }) => [status, body.code]);
    const rows = (id: string) =>
      api.database.rows<{ sequence: number; content: Buffer; stream: number }>(
        `SELECT sequence, content, stream FROM recording_chunk WHERE cell = $1 AND panic_id = $2 ORDER BY sequence`,
        [her.cell, id],
      );
    const recordingsOf = async (by: TestClient) => {
      const [incident] = await her.incidents();
      return {
        url: `/v1/incidents/${incident.id}/recordings`,
        list: await by.get(`/v1/incidents/${incident.id}/recordings`),
      };
    };

    it('is kept chunk by chunk, sealed; the desk is told once, and whoever takes evidence hears it, on the record', async () => {
      const id = await her.pressed();
      expect((await recordingsOf(her.desk)).list.body).toEqual({ recordings: [] });
      const console = await api.console(her.deskToken);
      const first = await put(id, 0, begin);
      expect([first.status, first.body]).toEqual([201, { sequence: 0 }]);
      expect((await put(id, 1, goOn)).status).toBe(201);
      // The phone was restarted: another stream.
      expect((await put(id, 2, begin)).status).toBe(201);
      await console.until(() => console.of('incident.updated').some(({ kind }) => kind === 'recording_begun'));
      console.close();
      expect((await her.log()).filter(({ kind }) => kind === 'recording_begun')).toMatchObject([
        { staffId: null, data: { panicId: id } },
      ]);
      for (const { content } of await rows(id)) {
        expect(content.includes(begin.subarray(4, 40))).toBe(false);
        expect(content.includes(goOn.subarray(0, 40))).toBe(false);
      }
      const { url, list } = await recordingsOf(her.desk);
      const shared = { panicId: id, mediaType: 'audio/webm', firstAt: her.at(), lastAt: her.at() };
      expect(list.body.recordings).toEqual([
        { ...shared, stream: 0, milliseconds: 10_000, bytes: begin.length + goOn.length },
        { ...shared, stream: 1, milliseconds: 5_000, bytes: begin.length },
      ]);
      expect((await her.desk.get(`${url}/${id}/0`)).status).toBe(403);
      const token = await api.session(her.made.agency.member('supervisor'));
      const heard = await api.app.inject({ url: `${url}/${id}/0`, headers: { authorization: `Bearer ${token}` } });
      expect(heard.rawPayload).toEqual(Buffer.concat([begin, goOn]));
      expect(heard.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': expect.stringContaining('attachment'),
        'content-security-policy': "sandbox; default-src 'none'",
      });
      const supervisor = api.withToken(token);
      for (const unknown of [`${url}/${id}/2`, `${url}/${id}/x`, `${url}/${randomUUID()}/0`])
        expect((await supervisor.get(unknown)).status).toBe(404);
      const others = await api.as((await Survivor.of(api)).made.agency, 'supervisor');
      expect(codes([await others.get(url), await others.get(`${url}/${id}/0`)])).toEqual([
        [404, 'incident_unknown'],
        [404, 'recording_unknown'],
      ]);
      const read = await api.database.rows<{ result: string }>(
        `SELECT result FROM audit_entry WHERE agency_id = $1 AND action = 'incident.recording.read' ORDER BY sequence`,
        [her.made.agency.id],
      );
      expect(read.map(({ result }) => result)).toContain('allowed');
    });

    it('takes the same chunk again, and no other in its place, none before its turn, no other kind, no other’s', async () => {
      const id = await her.pressed();
      const other = await Survivor.of(api);
      expect(codes([await put(id, 0, goOn), await put(id, 1, goOn)])).toEqual([
        [422, 'recording_type'],
        [409, 'recording_order'],
      ]);
      expect((await put(id, 0, begin)).status).toBe(201);
      const again = await Promise.all([put(id, 0, begin), put(id, 0, goOn)]);
      expect(codes(again)).toEqual([
        [200, undefined],
        [409, 'recording_differs'],
      ]);
      expect(codes([await put(id, 2, goOn), await put(id, 2_000, goOn), await put(id, 'x', goOn)])).toEqual([
        [409, 'recording_order'],
        [409, 'recording_full'],
        [422, 'recording_chunk_invalid'],
      ]);
      for (const refused of [
        await put(id, 1, goOn, other.phone),
        await put(id, 1, goOn, api.asDevice(her.made.respondent.devices[0]!)),
        await put(randomUUID(), 0, begin),
        await put('none', 0, begin),
      ])
        expect([refused.status, refused.body.code]).toEqual([404, 'panic_unknown']);
      expect((await put(id, 1, goOn, her.desk)).status).toBe(401);
      expect((await put(id, 1, Buffer.alloc(64 * 1024 + 1))).status).toBe(413);
      expect((await her.phone.put(`/v1/recordings/${id}/chunks/1?milliseconds=5`, {})).status).toBe(422);
      expect((await her.phone.putBytes(`/v1/recordings/${id}/chunks/1?milliseconds=60001`, goOn)).status).toBe(422);
      expect(await rows(id)).toHaveLength(1);
    });

    it('is over some minutes after the desk has closed the incident', async () => {
      const id = await her.pressed();
      await put(id, 0, begin);
      await step('acknowledge');
      await step('close', { outcome: 'resolved', note: 'done' });
      expect((await put(id, 1, goOn)).status).toBe(201);
      api.clock.move(6 * minute);
      expect(codes([await put(id, 2, goOn)])).toEqual([[409, 'recording_over']]);
      expect(await rows(id)).toHaveLength(2);
    });

    it('is refused byte by byte alike after PIN and duress PIN, and kept after the duress PIN alone', async () => {
      const texts: string[] = [];
      for (const given of [pin, duressPin]) {
        her = await Survivor.of(api);
        const id = await her.pressed();
        await put(id, 0, begin);
        await her.phone.post(`/v1/panics/${id}/cancel`, { pin: given });
        const after: [number | string, Buffer][] = [
          [1, goOn],
          [1, goOn],
          [1, begin],
          [0, begin],
          [0, goOn],
          [7, goOn],
          [2_000, goOn],
        ];
        const answers = [];
        for (const [n, bytes] of after) answers.push(await put(id, n, bytes));
        texts.push(JSON.stringify(answers.map(({ status: code, body }) => [code, body])).replaceAll(id, 'id'));
        expect((await rows(id)).map(({ sequence }) => sequence)).toEqual(given === pin ? [0] : [0, 1]);
        expect((await her.phone.get(`/v1/panics/${id}`)).body.status).toBe('cancelled');
      }
      expect(texts[1]).toBe(texts[0]);
      expect(texts[0]).toContain('recording_over');
    });
  });

  it('is forgotten by the list after a day', async () => {
    const id = await her.pressed();
    api.clock.move(25 * 60 * minute);
    expect((await her.state()).panics).toEqual([]);
    expect((await status(id)).id).toBe(id);
  });
});

describe('the phone’s first page', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start({ SMS_INBOUND_NUMBER: '+77010000000' });
  });
  afterAll(() => api.close());

  it('names nobody', async () => {
    const her = await Survivor.of(api);
    await her.pressed();
    const { made } = her;
    const state = await her.state();
    expect(state).toMatchObject({
      person: { language: 'ru' },
      agency: { policeLine: '102', smsNumber: '+77010000000' },
      policy: { holdMilliseconds: 800, warningMap: false, audio: true },
      checkIns: [],
      warnings: [],
      serverTime: her.at(),
    });
    for (const word of [made.protectedPerson.name, made.respondent.name, made.respondent.id, made.order.id])
      expect(JSON.stringify(state)).not.toContain(word);
  });

  it('is as her own agency’s administrator decided, and nobody else’s', async () => {
    const [her, other] = [await Survivor.of(api), await Survivor.of(api)];
    const path = `/v1/agencies/${her.made.agency.id}`;
    const chosen = { holdMilliseconds: 1_200, policeLine: '+77270000000', warningMap: true, audioEvidence: false };
    for (const [refused, status] of [
      [await her.desk.patch(path, chosen), 403],
      [await (await api.as(other.made.agency, 'administrator')).patch(path, chosen), 404],
    ] as const)
      expect(refused.status).toBe(status);
    const administrator = await api.as(her.made.agency, 'administrator');
    for (const wrong of [
      { holdMilliseconds: 299 },
      { holdMilliseconds: 3_001 },
      { policeLine: 'tel:102' },
      { policeLine: '102,,1' },
    ])
      expect((await administrator.patch(path, wrong)).status).toBe(422);
    const { status, body } = await administrator.patch(path, chosen);
    expect([status, body]).toEqual([200, expect.objectContaining(chosen)]);
    const state = await her.state();
    expect(state.agency.policeLine).toBe('+77270000000');
    expect(state.policy).toEqual({ holdMilliseconds: 1_200, warningMap: true, audio: false });
    expect((await other.state()).policy).toEqual({ holdMilliseconds: 800, warningMap: false, audio: true });
    const [recorded] = await api.database.rows<{ action: string }>(
      `SELECT action FROM audit_entry WHERE agency_id = $1 ORDER BY sequence DESC LIMIT 1`,
      [her.made.agency.id],
    );
    expect(recorded!.action).toBe('agency.change');
  });

  describe('has another app report in the background', () => {
    const path = '/v1/companion/tracker';
    /** As the apps read what the phone's screen shows: whether the report was taken. */
    const reported = async (app: TrackerApp, credentials: TrackerCredentials): Promise<number> => {
      const { scanned } = trackerLinks[app]('https://house.example', credentials);
      const link = new URL(scanned);
      const at = Math.floor(api.clock.now() / 1_000);
      if (app === 'traccar') {
        expect(link.pathname).toBe('/ingest/osmand');
        return (await api.get(`${link.pathname}${link.search}&lat=43.25&lon=76.93&timestamp=${at}`)).status;
      }
      const settings = JSON.parse(Buffer.from(link.searchParams.get('inline')!, 'base64').toString());
      const basic = Buffer.from(`${settings.username}:${settings.password}`).toString('base64');
      const body = { _type: 'location', lat: 43.25, lon: 76.93, acc: 10, tst: at, tid: settings.tid };
      const headers = { authorization: `Basic ${basic}` };
      return (await api.post(new URL(settings.url).pathname, { headers, body })).status;
    };
    const setUp = async (her: Survivor, app: TrackerApp): Promise<TrackerCredentials> => {
      const { status, body } = await her.phone.post(path, { pin, app });
      expect([status, Object.keys(body)]).toEqual([201, ['uniqueId', 'token']]);
      return body;
    };

    it('by what the code on the screen says, until she takes it back', async () => {
      const her = await Survivor.of(api);
      const byOwnTracks = await setUp(her, 'owntracks');
      expect(await reported('owntracks', byOwnTracks)).toBe(200);
      const byTraccar = await setUp(her, 'traccar');
      // A new code ends the one before.
      expect(await reported('owntracks', byOwnTracks)).toBe(401);
      api.clock.move(minute);
      expect(await reported('traccar', byTraccar)).toBe(200);
      const kept = await api.database.rows(
        `SELECT DISTINCT d.tracker_of FROM position p JOIN device d ON d.id = p.device_id
         WHERE p.cell = $1 AND p.person_id = $2`,
        [her.cell, her.made.protectedPerson.id],
      );
      expect(kept).toEqual([{ tracker_of: her.made.protectedPerson.devices[0]!.id }]);
      expect((await her.phone.delete(path)).status).toBe(204);
      expect(await reported('traccar', byTraccar)).toBe(404);
      expect((await her.phone.delete(path)).status).toBe(204);
    });

    it('with a token that does nothing else, by her PIN, and goes with the phone', async () => {
      const her = await Survivor.of(api);
      const wrong = await her.phone.post(path, { pin: '0000', app: 'owntracks' });
      expect([wrong.status, wrong.body.code]).toEqual([403, 'pin_wrong']);
      expect((await her.desk.post(path, { pin, app: 'owntracks' })).status).toBe(401);
      const given = await setUp(her, 'owntracks');
      const tracker = api.asDevice(given);
      for (const refused of [
        await tracker.get('/v1/companion'),
        await tracker.post(path, { pin, app: 'owntracks' }),
        await tracker.post('/v1/panics', { id: randomUUID(), pressedAt: her.at(), trigger: 'button' }),
      ])
        expect([refused.status, refused.body.code]).toEqual([403, 'not_permitted']);
      const administrator = await api.as(her.made.agency, 'administrator');
      const phoneId = her.made.protectedPerson.devices[0]!.id;
      expect((await administrator.post(`/v1/devices/${phoneId}/revoke`)).status).toBe(200);
      expect(await reported('owntracks', given)).toBe(401);
    });

    it('when she is forced to, and the desk learns of it', async () => {
      const her = await Survivor.of(api);
      const forced = await her.phone.post(path, { pin: duressPin, app: 'owntracks' });
      expect([forced.status, Object.keys(forced.body)]).toEqual([201, ['uniqueId', 'token']]);
      expect(await reported('owntracks', forced.body)).toBe(200);
      const alarms = await api.database.rows(`SELECT kind FROM alarm WHERE cell = $1`, [her.cell]);
      expect(alarms).toEqual([{ kind: 'duress' }]);
    });
  });

  it('is read by devices alone', async () => {
    const her = await Survivor.of(api);
    expect((await her.desk.get('/v1/companion')).status).toBe(401);
    expect((await api.get('/v1/companion')).status).toBe(401);
  });
});
