import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock, newId } from '#domain';
import { anAgency, type TestAgency } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';

const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(300_000, 0x5a),
]);
const page = Buffer.from('<!doctype html><html><script>alert(1)</script></html>');
const text = 'My neighbour is beaten by her husband, each Friday.';

describe('a report of somebody without an account', () => {
  let api: TestApi;
  let agency: TestAgency;
  let officer: TestClient;
  const code = 'K7M2-QX9T-4HDR-8WZC';

  const tell = (path: string, body: object) => api.post(`/v1/public/intake-reports${path}`, { body });
  const report = (body: object = {}) => tell('', { agencyId: agency.id, code, language: 'en', text, ...body });

  beforeAll(async () => {
    api = await TestApi.start({}, new MovableClock(Date.UTC(2026, 10, 22, 9)));
    agency = await anAgency().withStaff('case_officer', 'dispatcher', 'administrator', 'supervisor').founded(api.tools);
    officer = await api.as(agency, 'case_officer');
  });
  afterAll(() => api.close());

  it('is taken by agencies that say so, and by no other', async () => {
    const refused = await report();
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ path: 'agencyId', message: 'is no agency that takes reports' }],
    ]);
    const administrator = await api.as(agency, 'administrator');
    const said = await administrator.patch(`/v1/agencies/${agency.id}`, { takesReports: true });
    expect([said.status, said.body.takesReports]).toEqual([200, true]);
    const { body } = await api.get('/v1/public/intake-agencies');
    expect(body.agencies.map(({ id }: { id: string }) => id)).toContain(agency.id);
  });

  it('is one however often it is sent, and nobody writes into another’s', async () => {
    expect((await report()).status).toBe(201);
    const again = await report({ code: 'k7m2 qx9t 4hdr 8wzc' });
    expect([again.status, again.body.messages.length]).toEqual([201, 1]);
    expect((await report({ text: 'Something else' })).status).toBe(409);
    expect((await report({ code: 'AAAA-AAAA-AAAA-AAAA' })).body.errors[0].path).toBe('code');
    expect(await reportsOf(officer)).toHaveLength(1);
  });

  it('is a conversation: the agency answers, the code alone reads it', async () => {
    const [{ id }] = await reportsOf(officer);
    const answered = await officer.post(`/v1/intake-reports/${id}/messages`, { text: 'Which flat is it?' });
    expect([answered.status, answered.body.state]).toEqual([201, 'in_work']);
    await tell('/messages', { code, text: 'Flat 7.' });
    const { body } = await tell('/read', { code });
    expect(body.messages.map(({ author, text }: { author: string; text: string }) => `${author}: ${text}`)).toEqual([
      `reporter: ${text}`,
      'agency: Which flat is it?',
      'reporter: Flat 7.',
    ]);
    expect(JSON.stringify(body)).not.toContain(agency.staff[0]!.id);
    expect((await tell('/read', { code: 'K7M2-QX9T-4HDR-8WZD' })).status).toBe(404);
    expect((await reportsOf(officer))[0]).toMatchObject({ lastAuthor: 'reporter', state: 'in_work' });
  });

  it('brings photos in pieces, of what they are by their own bytes, and they come back as they were', async () => {
    const fileId = newId();
    const piece = (n: number, from: number, to: number, last: boolean, content = jpeg) =>
      tell('/pieces', { code, fileId, n, last, content: content.subarray(from, to).toString('base64') });
    expect((await piece(1, 0, 100, false)).status).toBe(409);
    expect((await piece(0, 0, 196_608, false)).status).toBe(204);
    expect((await piece(0, 0, 196_608, false)).status).toBe(204);
    const [{ id }] = await reportsOf(officer);
    const path = `/v1/intake-reports/${id}/files/${fileId}`;
    expect((await officer.get(path)).status).toBe(404);
    expect((await piece(1, 196_608, jpeg.length, true)).status).toBe(204);
    const one = await officer.get(`/v1/intake-reports/${id}`);
    expect(one.body.files).toMatchObject([
      { kind: 'photo', mediaType: 'image/jpeg', bytes: jpeg.length, complete: true },
    ]);
    const file = await officer.get(path);
    expect(file.status).toBe(200);
    expect(file.headers['content-type']).toBe('application/octet-stream');
    expect(file.headers['content-disposition']).toMatch(/^attachment/);
    expect(file.headers['content-security-policy']).toContain('sandbox');
    expect(Number(file.headers['content-length'])).toBe(jpeg.length);
    const other = await tell('/pieces', { code, fileId: newId(), n: 0, last: true, content: page.toString('base64') });
    expect([other.status, other.body.errors[0].path]).toEqual([422, 'content']);
  });

  it('is sealed where it is kept', async () => {
    const kept = await api.database.rows<{ text: string }>(
      'SELECT m.text FROM intake_message m JOIN intake_report r ON r.id = m.report_id WHERE r.agency_id = $1',
      [agency.id],
    );
    expect(kept.length).toBeGreaterThan(2);
    for (const row of kept) expect(row.text).toMatch(/^q1:/);
    const pieces = await api.database.rows<{ content: Buffer }>(
      `SELECT p.content FROM intake_piece p JOIN intake_file f ON f.id = p.file_id
       JOIN intake_report r ON r.id = f.report_id WHERE r.agency_id = $1`,
      [agency.id],
    );
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.every(({ content }) => !content.includes(Buffer.alloc(64, 0x5a)))).toBe(true);
  });

  it('is nobody else’s: no dispatcher, no other agency', async () => {
    const [{ id }] = await reportsOf(officer);
    const dispatcher = await api.as(agency, 'dispatcher');
    expect((await dispatcher.get('/v1/intake-reports')).status).toBe(403);
    const other = await anAgency().withStaff('case_officer').founded(api.tools);
    const stranger = await api.as(other, 'case_officer');
    expect(await reportsOf(stranger)).toEqual([]);
    expect((await stranger.get(`/v1/intake-reports/${id}`)).status).toBe(404);
    expect((await stranger.post(`/v1/intake-reports/${id}/messages`, { text: 'x' })).status).toBe(404);
    expect((await stranger.post(`/v1/intake-reports/${id}/state`, { state: 'closed' })).status).toBe(404);
  });

  it('is closed, and opened again by a further word', async () => {
    const [{ id }] = await reportsOf(officer);
    expect((await officer.post(`/v1/intake-reports/${id}/state`, { state: 'closed' })).body.state).toBe('closed');
    expect(await reportsOf(officer)).toEqual([]);
    expect((await tell('/messages', { code, text: 'It goes on.' })).body.state).toBe('new');
    expect(await reportsOf(officer)).toHaveLength(1);
  });
});

const reportsOf = async (client: TestClient): Promise<any[]> => (await client.get('/v1/intake-reports')).body.reports;
