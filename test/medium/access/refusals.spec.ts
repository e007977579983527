import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain';
import { aCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';

describe('what is refused before or beside every rule', () => {
  let api: TestApi;
  let dispatcher: TestClient;
  let incident: string;

  beforeAll(async () => {
    api = await TestApi.start();
    const made = await aCase().setUp(api.tools);
    dispatcher = await api.as(made.agency, 'dispatcher');
    const pressed = await api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
      id: newId(),
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
    });
    incident = `/v1/incidents/${pressed.body.incidentId}`;
  });
  afterAll(() => api.close());

  const problem = (status: number, code: string) => ({
    status,
    headers: expect.objectContaining({ 'content-type': expect.stringContaining('application/problem+json') }),
    body: expect.objectContaining({ status, code }),
  });

  it('an address that cannot be decoded', async () => {
    expect(await dispatcher.get('/v1/orders/%F0%28%8C%28')).toMatchObject(problem(400, 'address_malformed'));
  });

  it('an id longer than any id', async () => {
    expect(await dispatcher.get(`/v1/orders/${'f'.repeat(600)}/zones`)).toMatchObject(problem(404, 'not_found'));
  });

  it.each(['2026-99-99T99:99:99.999Z', '2026-01-01T00:00:00.000Z'])('a made-up cursor of %s', async (time) => {
    const cursor = Buffer.from(`${time}|${'-'.repeat(36)}`).toString('base64url');
    expect(await dispatcher.get(`/v1/incidents?cursor=${cursor}`)).toMatchObject({
      ...problem(422, 'cursor_invalid'),
      body: { errors: [{ path: 'cursor' }] },
    });
  });

  it.each(['a\0b', 'a\ud800b'])('a note that cannot be kept', async (note) => {
    expect((await dispatcher.post(`${incident}/notes`, { text: note })).body.errors).toMatchObject([{ path: 'text' }]);
    const closed = await dispatcher.post(`${incident}/close`, { outcome: 'false_alarm', note });
    expect(closed.body.errors).toMatchObject([{ path: 'note' }]);
  });

  it.each([
    [`GET /health/live HTTP/1.1\r\nhost: x\r\nx-big: ${'x'.repeat(100_000)}\r\n\r\n`, 431, 'headers_too_large'],
    ['NONSENSE\r\n\r\n', 400, 'malformed'],
  ])('what Node does not take for a request', async (request, status, code) => {
    const { port } = api.app.getHttpServer().address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    socket.write(request);
    const answer = await text(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('content-type: application/problem+json');
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toMatchObject({ status, code });
  });
});
