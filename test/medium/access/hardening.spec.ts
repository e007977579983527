import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import { aCase, anOrder, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { fixAt } from '../../support/walks.js';

const place: [number, number] = [76.93, 43.25];

describe('what every answer says, and how much is taken', () => {
  let api: TestApi;
  let made: TestCase;
  let dispatcher: TestClient;

  beforeAll(async () => {
    api = await TestApi.start();
    made = await aCase().with(anOrder()).setUp(api.tools);
    dispatcher = await api.as(made.agency, 'dispatcher');
  });
  afterAll(() => api.close());

  const press = (body: object) =>
    api.post('/v1/panics', {
      token: made.protectedPerson.devices[0]!.token,
      body: { id: newId(), pressedAt: new Date(api.clock.now()).toISOString(), trigger: 'button', ...body },
    });
  const report = () =>
    api.post('/v1/positions', {
      token: made.respondent.devices[0]!.token,
      body: { fixes: [fixAt(api.clock, place)] },
    });

  it('data can be made into no page, is kept by nobody, and is named to no other origin', async () => {
    const { headers } = await api.send({
      method: 'GET',
      url: '/v1/incidents',
      headers: {
        authorization: `Bearer ${await api.login(made.agency.member('dispatcher'))}`,
        origin: 'https://elsewhere.example',
      },
    });
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
    });
    const named = Object.keys(headers);
    expect(named.filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(named).not.toContain('server');
    expect(named).not.toContain('x-powered-by');
  });

  it('no preflight of another origin is answered with leave', async () => {
    const { status, headers } = await api.send({
      method: 'OPTIONS',
      url: '/v1/incidents',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
    });
    expect(status).toBe(404);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('what is refused says the same', async () => {
    const { headers } = await api.send({ method: 'GET', url: '/v1/incidents' });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });

  it('the documentation loads its own scripts only', async () => {
    const { status, headers } = await api.send({ method: 'GET', url: '/docs' });
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'self'");
  });

  it('a device gets no header that only a browser reads', async () => {
    const { status, headers } = await report();
    expect(status).toBe(200);
    expect(headers).not.toHaveProperty('content-security-policy');
    expect(headers).not.toHaveProperty('x-ratelimit-limit');
  });

  it('a body larger than any of its route is refused before it is read; one of a zone’s size passes where zones are drawn', async () => {
    const long = { text: 'x'.repeat(200 * 1024) };
    const notes = await dispatcher.post(`/v1/incidents/${newId()}/notes`, long);
    expect(notes).toMatchObject({ status: 413, body: { code: 'too_large' } });
    expect((await dispatcher.post('/v1/orders', long)).status).not.toBe(413);
    expect((await press({ fix: { source: 'x'.repeat(70 * 1024) } })).status).toBe(413);
    expect((await press({ fix: { source: 'x'.repeat(30 * 1024) } })).status).toBe(201);
  });

  it('one who asks without end is told when to come again, and others are not', async () => {
    const token = await api.login(made.agency.member('dispatcher'));
    const ask = (bearer: string) => api.get('/v1/sessions/current', { token: bearer });
    const answers = [];
    for (let n = 0; n < 301; n += 1) answers.push((await ask(token)).status);
    expect(answers.slice(0, 300).every((status) => status === 200)).toBe(true);
    const refused = await ask(token);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask(await api.login(made.agency.staff.find(({ role }) => role !== 'dispatcher')!))).status).toBe(200);
  });

  it('a press is refused for no number of presses', async () => {
    const id = newId();
    const statuses = new Set<number>();
    for (let n = 0; n < 400; n += 1) statuses.add((await press({ id })).status);
    expect([...statuses].sort()).toEqual([200, 201]);
  });

  it('whoever sends half of the headers and waits is not waited for', async () => {
    const server = api.app.getHttpServer();
    expect([server.headersTimeout, server.requestTimeout]).toEqual([15_000, 90_000]);
    const { port } = server.address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /v1/incidents HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1.1 400 /);
  });
});
