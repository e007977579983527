import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ToldDeliveries } from '#contracts';
import type { StaffRole } from '#domain';
import { exportKeptMilliseconds } from '#evidence';
import { ExportBenchRepository, SqlEvidenceReader } from '#persistence';
import { aCase, anAgency } from '#testing';
import { TestApi } from '../../support/api.js';
import { gpxFaults } from '../../support/gpx-rules.js';
import { entriesOf } from '../../support/opened.js';
import { fixAt, offset } from '../../support/walks.js';
import { ExportedIncident, filesOf, heard, home, signer, verified } from './an-exported-incident.js';

const minute = 60_000;

describe('the evidence of an incident', () => {
  let api: TestApi;
  let incident: ExportedIncident;

  const asked = { reason: 'For the court', language: 'kk' };
  const path = (): string => `/v1/incidents/${incident.incidentId}/exports`;
  /** A login of before may have run out by now. */
  const supervisor = () => api.as(incident.made.agency, 'supervisor');
  const statusOf = async (id: string) => (await (await supervisor()).get(`/v1/exports/${id}`)).body;
  const fileOf = async (id: string) => (await supervisor()).get(`/v1/exports/${id}/file`);

  beforeAll(async () => {
    api = await TestApi.start();
    incident = await ExportedIncident.of(api);
  });
  afterAll(() => api.close());

  it('is asked for, made and taken as one signed archive', async () => {
    const requested = await (await supervisor()).post(path(), asked);
    expect(requested).toMatchObject({ status: 202, body: { id: expect.any(String), status: 'queued' } });
    const { id } = requested.body;
    expect(await statusOf(id)).toMatchObject({
      status: 'queued',
      progress: 0,
      error: null,
      incidentId: incident.incidentId,
    });
    expect(await fileOf(id)).toMatchObject({ status: 409, body: { code: 'export_not_ready' } });
    await incident.maker().execute();
    expect(await statusOf(id)).toMatchObject({ status: 'ready', progress: 100, ...asked });

    const { status, headers } = await fileOf(id);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/x-tar',
      'content-disposition': `attachment; filename="evidence-${id}.tar"`,
    });
    const archive = await incident.archive(id);
    expect(Number(headers['content-length'])).toBe(archive.length);
    const { files, signature, manifest } = await verified(archive);
    expect(files).toEqual(
      ['evidence.pdf', 'evidence.json', 'track.geojson', 'track.gpx', 'recording-1.webm'].map((name) => ({
        name,
        verdict: 'ok',
      })),
    );
    expect(signature).toBe('trusted');
    expect(manifest).toMatchObject({
      exportId: id,
      incidentId: incident.incidentId,
      ...asked,
      keyId: signer.key.keyId,
    });
  });

  it('holds the whole incident: alarms with their records, log, deliveries, who did what, positions of both parties', async () => {
    const files = await filesOf(await incident.evidence('ru'));
    const record = JSON.parse(files.get('evidence.json')!.toString());
    const dispatcher = await api.as(incident.made.agency, 'dispatcher');
    const read = async (rest = '') => (await dispatcher.get(`/v1/incidents/${incident.incidentId}${rest}`)).body;
    const { alarms } = await read();
    expect(
      record.alarms.map(({ id, decision, words }: { id: string; decision: object; words: object }) => ({
        id,
        decision,
        words,
      })),
    ).toEqual(
      alarms
        .toReversed()
        .map(({ id, decision, words }: { id: string; decision: object; words: object }) => ({ id, decision, words })),
    );
    expect(record.events.map(({ kind }: { kind: string }) => kind)).toEqual(
      (await read('/events')).events.map(({ kind }: { kind: string }) => kind),
    );
    const { deliveries } = (await read('/deliveries')) as ToldDeliveries;
    expect(record.deliveries).toEqual(deliveries.map(({ words: _, ...delivery }) => delivery));
    const named = new Set(record.alarms.flatMap(({ decision }: { decision: { fixIds: string[] } }) => decision.fixIds));
    expect(record.fixes.filter(({ id }: { id: string }) => named.has(id))).toHaveLength(named.size);
    expect(record.staff).toContainEqual({ id: incident.made.agency.member('dispatcher').id, role: 'dispatcher' });
    expect(record.order).toMatchObject({ reference: '2-1187/2026', proximityLimitMeters: 200 });
    expect(record.zones).toMatchObject([{ name: 'Үй, Ұлы дала 7', warningRingMeters: 200 }]);

    const { features } = JSON.parse(files.get('track.geojson')!.toString());
    const gpx = files.get('track.gpx')!.toString();
    const [{ count }] = (await api.database.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM position WHERE cell = $1 AND person_id = ANY($2::uuid[])`,
      [incident.made.cell, [incident.made.protectedPerson.id, incident.made.respondent.id]],
    )) as [{ count: number }];
    expect(
      features.filter(({ properties }: { properties: { what: string } }) => properties.what === 'fix'),
    ).toHaveLength(count);
    expect(gpx.match(/<trkpt /g)).toHaveLength(count);
    expect(await gpxFaults(gpx)).toEqual([]);
    expect(await gpxFaults(gpx.replace('<time>', '<when>'))).not.toEqual([]);
    expect(
      new Set(features.flatMap(({ properties }: { properties: { role?: string } }) => properties.role ?? [])),
    ).toEqual(new Set(['protected', 'respondent']));
    const [zone] = features;
    expect(area(zone.geometry.coordinates[0][0])).toBeGreaterThan(0);
  });

  it('holds what her phone heard, to be played, and each chunk’s own hash; a changed one is seen', async () => {
    const archive = await incident.evidence();
    const files = await filesOf(archive);
    const sound = files.get('recording-1.webm')!;
    expect(sound).toEqual(Buffer.concat(heard));
    const [recording, ...more] = JSON.parse(files.get('evidence.json')!.toString()).recordings;
    expect([recording, more]).toMatchObject([{ file: 'recording-1.webm', mediaType: 'audio/webm', stream: 0 }, []]);
    for (const [n, { offset, bytes, ...chunk }] of recording.chunks.entries()) {
      const found = sound.subarray(offset, offset + bytes);
      expect(found).toEqual(heard[n]);
      const sha256 = createHash('sha256').update(found).digest('hex');
      expect(chunk).toMatchObject({ sequence: n, milliseconds: 5_000, sha256 });
    }
    archive[archive.indexOf(heard[1]!)]! ^= 1;
    expect((await verified(archive)).files).toContainEqual({ name: 'recording-1.webm', verdict: 'altered' });
  });

  it('names nobody', async () => {
    const files = await filesOf(await incident.evidence());
    const people = [incident.made.protectedPerson, incident.made.respondent];
    for (const name of ['evidence.json', 'track.geojson', 'track.gpx', 'manifest.json'])
      for (const person of people) expect(files.get(name)!.toString()).not.toContain(person.name);
  });

  it('takes nothing in that came later than it says', async () => {
    const id = await incident.request();
    api.clock.move(1_000);
    const bench = new ExportBenchRepository(api.database);
    const claimed = (await bench.claim(api.clock.now(), api.clock.now() + minute, 3))!;
    expect(claimed.id).toBe(id);
    const reader = new SqlEvidenceReader(api.database);
    const before = (await reader.read(claimed, incident.incidentId, api.clock.now()))!;
    const track = before.tracks.find(({ role }) => role === 'respondent')!;
    api.clock.move(1_000);
    const late = fixAt(api.clock, offset(home, 700));
    await api
      .asDevice(incident.made.respondent.devices[0]!)
      .post('/v1/positions', { fixes: [{ ...late, fixTime: before.incident.openedAt }] });
    let read = 0;
    for await (const page of reader.positions(claimed, track, before)) read += page.length;
    expect(read).toBe(track.fixes);
    const after = (await reader.read(claimed, incident.incidentId, api.clock.now()))!;
    expect(after.tracks.find(({ role }) => role === 'respondent')!.fixes).toBe(track.fixes + 1);
    await bench.fail(claimed, 'given_up');
  });

  it('is in the audit chain with its reason: asking, taking, and a refused taking', async () => {
    const id = await incident.request();
    await fileOf(id);
    await incident.maker().execute();
    const archive = await incident.archive(id);
    const entries = await entriesOf<{
      action: string;
      result: string;
      reason: string;
      sequence: number;
      hash: Buffer;
    }>(
      api.database,
      `SELECT action, result, reason, sequence, hash FROM audit_entry
       WHERE agency_id = $1 AND object_id = $2 AND action LIKE 'incident.export%' ORDER BY sequence DESC LIMIT 3`,
      [incident.made.agency.id, incident.incidentId],
    );
    const reason = 'For the court, case 2-1187/2026';
    expect(entries.map(({ action, result, reason: given }) => [action, result, given])).toEqual([
      ['incident.export.take', 'allowed', reason],
      ['incident.export.take', 'refused', reason],
      ['incident.export.request', 'allowed', reason],
    ]);
    // The head when it was made covers the request and the refusal.
    const { manifest, checkpoint } = await verified(archive);
    expect(checkpoint).toBe('ok');
    expect(manifest!.checkpoint).toMatchObject({ agencyId: incident.made.agency.id, sequence: entries[1]!.sequence });
    expect(manifest!.audit).toEqual({ sequence: entries[1]!.sequence, hash: entries[1]!.hash.toString('hex') });
    const record = JSON.parse((await filesOf(archive)).get('evidence.json')!.toString());
    expect(record.audit.at(-1)).toMatchObject({ action: 'incident.export.take', result: 'refused', actor: 'staff' });
  });

  it('is altered by nobody unseen: each file of it', async () => {
    const archive = await incident.evidence();
    for (const [name, content] of await filesOf(archive)) {
      const spoiled = Buffer.from(archive);
      const at = archive.indexOf(content);
      spoiled[at + content.length - 1]! ^= 1;
      const { files, signature, manifest } = await verified(spoiled);
      const altered = files.filter(({ verdict }) => verdict !== 'ok').map((file) => file.name);
      // The last bytes of a manifest are white space and brackets: either it is none any more, or it is not what was signed.
      if (name === 'manifest.json') expect(manifest === undefined || signature === 'wrong').toBe(true);
      else if (name === 'manifest.sig') expect(signature).toBe('wrong');
      // The reader's own key counts, not the one that lies there.
      else if (name === 'public-key.pem') expect(signature).toBe('trusted');
      else expect(altered).toEqual([name]);
    }
  });

  describe('is not had', () => {
    it.each<[StaffRole, number]>([
      ['case_officer', 202],
      ['dispatcher', 403],
      ['court', 403],
      ['auditor', 403],
      ['administrator', 403],
    ])('by a %s without the right: %d', async (role, status) => {
      const client = await api.as(incident.made.agency, role);
      expect((await client.post(path(), asked)).status).toBe(status);
    });

    it('by another agency: neither asked for, nor seen, nor taken', async () => {
      const id = await incident.request();
      await incident.maker().execute();
      const other = await aCase().of(anAgency().inCell(incident.made.cell).withStaff('supervisor')).setUp(api.tools);
      const stranger = await api.as(other.agency, 'supervisor');
      expect(await stranger.post(path(), asked)).toMatchObject({ status: 404, body: { code: 'incident_unknown' } });
      for (const rest of ['', '/file'])
        expect(await stranger.get(`/v1/exports/${id}${rest}`)).toMatchObject({
          status: 404,
          body: { code: 'export_unknown' },
        });
    });

    it.each([
      [{ language: 'kk' }, 'reason'],
      [{ reason: '  ', language: 'kk' }, 'reason'],
      [{ reason: 'x'.repeat(501), language: 'kk' }, 'reason'],
      [{ reason: 'For the court', language: 'de' }, 'language'],
    ])('without a reason or in another language: %#', async (body, field) => {
      const answer = await (await supervisor()).post(path(), body);
      expect(answer.status).toBe(422);
      expect(answer.body.errors[0].path).toBe(field);
    });

    it.each(['no-id', randomUUID()])('of what is not there: %s', async (id) => {
      const client = await supervisor();
      expect((await client.post(`/v1/incidents/${id}/exports`, asked)).status).toBe(404);
      expect((await client.get(`/v1/exports/${id}`)).status).toBe(404);
      expect((await client.get(`/v1/exports/${id}/file`)).status).toBe(404);
    });

    it('unsigned: where no key is set nothing is made, and 503 says so', async () => {
      const id = await incident.request();
      await incident.makerWithoutKey().execute();
      expect(incident.outcomes.at(-1)).toBe('signing_not_configured');
      expect(await statusOf(id)).toMatchObject({ status: 'failed', error: 'signing_not_configured' });
      expect(await fileOf(id)).toMatchObject({ status: 503, body: { code: 'signing_not_configured' } });
    });
  });

  it('is found again by who asked for it, and by nobody else', async () => {
    const first = await incident.request();
    const second = await incident.request();
    const list = async (query = '') => (await (await supervisor()).get(`/v1/exports${query}`)).body.exports;
    expect((await list()).map(({ id }: { id: string }) => id).slice(0, 2)).toEqual([second, first]);
    expect((await list(`?incidentId=${incident.incidentId}&limit=1`)).map(({ id }: { id: string }) => id)).toEqual([
      second,
    ]);
    expect(await list(`?incidentId=${randomUUID()}`)).toEqual([]);
    const officer = await api.as(incident.made.agency, 'case_officer');
    const theirs = (await officer.get('/v1/exports')).body.exports as { requestedBy: string }[];
    expect(theirs.filter(({ requestedBy }) => requestedBy !== incident.made.agency.member('case_officer').id)).toEqual(
      [],
    );
    const dispatcher = await api.as(incident.made.agency, 'dispatcher');
    expect((await dispatcher.get('/v1/exports')).status).toBe(403);
  });

  it('asked for twice with one key is one export; the key of another request is refused', async () => {
    const client = await supervisor();
    const key = { 'idempotency-key': randomUUID() };
    const first = await client.post(path(), asked, key);
    const again = await client.post(path(), asked, key);
    expect(again).toMatchObject({ status: 202, body: { id: first.body.id } });
    expect(await client.post(path(), { ...asked, language: 'en' }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
    const unknown = { 'idempotency-key': randomUUID() };
    for (let time = 0; time < 2; time += 1)
      expect((await client.post(`/v1/incidents/${randomUUID()}/exports`, asked, unknown)).status).toBe(404);
    await incident.maker().execute();
  });

  it('is deleted after seven days; that it was made stays known', async () => {
    const id = await incident.request();
    await incident.maker().execute();
    const bench = new ExportBenchRepository(api.database);
    api.clock.move(exportKeptMilliseconds - 1);
    await bench.clear(api.clock.now());
    expect((await statusOf(id)).status).toBe('ready');
    api.clock.move(1);
    expect(await bench.clear(api.clock.now())).toBeGreaterThan(0);
    expect(await statusOf(id)).toMatchObject({ status: 'expired', reason: 'For the court, case 2-1187/2026' });
    expect(await fileOf(id)).toMatchObject({ status: 404, body: { code: 'export_expired' } });
    const left = await api.database.rows(`SELECT 1 FROM evidence_piece WHERE cell = $1 AND export_id = $2`, [
      incident.made.cell,
      id,
    ]);
    expect(left).toEqual([]);
  });
});

/** Positive: counter-clockwise. */
const area = (ring: [number, number][]): number =>
  ring.slice(1).reduce((sum, [x, y], at) => sum + ring[at]![0] * y - x * ring[at]![1], 0);
