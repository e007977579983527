import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAgency, type TestAgency } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';

describe('a create with an Idempotency-Key', () => {
  let api: TestApi;
  let agency: TestAgency;
  let officer: TestClient;

  beforeAll(async () => {
    api = await TestApi.start();
    agency = await anAgency().withStaff('case_officer', 'case_officer').founded(api.tools);
    officer = await api.as(agency, 'case_officer');
  });
  afterAll(() => api.close());

  const body = { name: 'Dana K.', language: 'kk', pin: '4711' };
  const withKey = (key: string) => ({ 'idempotency-key': key });
  const people = async () => (await api.database.rows(`SELECT 1 FROM person WHERE agency_id = $1`, [agency.id])).length;

  it('gets the first answer again, and is made once', async () => {
    const before = await people();
    const first = await officer.post('/v1/people', body, withKey('a'));
    const second = await officer.post('/v1/people', body, withKey('a'));
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await people()).toBe(before + 1);
    const other = await officer.post('/v1/people', body, withKey('a2'));
    expect(other.body.id).not.toBe(first.body.id);
  });

  it('is made once when it arrives many times at once', async () => {
    const before = await people();
    const answers = await Promise.all(Array.from({ length: 6 }, () => officer.post('/v1/people', body, withKey('b'))));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201));
    expect(await people()).toBe(before + 1);
  });

  it('is refused with another body, or at another address', async () => {
    await officer.post('/v1/people', body, withKey('c'));
    const reused = await officer.post('/v1/people', { ...body, name: 'Other' }, withKey('c'));
    expect([reused.status, reused.body.code]).toEqual([422, 'idempotency_key_reused']);
    const elsewhere = await officer.post('/v1/units', { name: 'x' }, withKey('c'));
    expect([403, 422]).toContain(elsewhere.status);
  });

  it("belongs to its caller: another one's key is another key", async () => {
    const colleague = agency.staff.filter((member) => member.role === 'case_officer')[1]!;
    const first = await officer.post('/v1/people', body, withKey('d'));
    const second = await (await api.asMember(colleague)).post('/v1/people', body, withKey('d'));
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });

  it('may be tried again when it failed', async () => {
    const device = { personId: api.tools.newId(), kind: 'phone' };
    expect((await officer.post('/v1/devices', device, withKey('e'))).status).toBe(422);
    expect((await officer.post('/v1/people', body, withKey('e'))).status).toBe(201);
  });

  it('is new again after a day', async () => {
    const first = await officer.post('/v1/people', body, withKey('f'));
    api.clock.move(24 * 60 * 60 * 1000 + 1);
    officer = await api.as(agency, 'case_officer');
    const second = await officer.post('/v1/people', body, withKey('f'));
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });

  it('shows a token once: the repetition has none, and neither has the database', async () => {
    const { body: person } = await officer.post('/v1/people', body);
    const device = { personId: person.id, kind: 'phone' };
    const first = await officer.post('/v1/devices', device, withKey('g'));
    const second = await officer.post('/v1/devices', device, withKey('g'));
    expect(first.body.token).toHaveLength(43);
    expect(second.status).toBe(201);
    expect(second.body).toEqual({ ...first.body, token: null });
    const [kept] = await api.database.rows<{ text: string }>(
      `SELECT k::text AS text FROM idempotency_key k WHERE k.key = 'g' AND k.caller_id = $1`,
      [agency.member('case_officer').id],
    );
    expect(kept!.text).not.toContain(first.body.token);
  });

  it('is refused when its body is nested without end', async () => {
    // As text: nothing here can write it either.
    const nested = `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const token = await api.login(agency.member('case_officer'));
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...withKey('deep') };
    const answer = await api.send({ method: 'POST', url: '/v1/orders', headers, payload: nested });
    expect(answer).toMatchObject({ status: 400, body: { code: 'body_too_deep' } });
  });

  it('names a key that cannot be used', async () => {
    const answer = await officer.post('/v1/people', body, withKey('x'.repeat(201)));
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'Idempotency-Key']);
  });
});
