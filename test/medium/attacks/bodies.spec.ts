import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roleMay } from '#access';
import { newId, staffRoles } from '#domain';
import { TestApi } from '../../support/api.js';
import { attempt, inBatches, type Operation, operationsOf, type Outcome } from './attack-surface.js';
import { sampleOf } from './samples.js';
import { aWholeAgency, origin, type WholeAgency } from './whole-agency.js';

const cell = 906;
const mebibyte = 1024 * 1024;

describe('a body that is made to hurt', () => {
  let api: TestApi;
  let operations: Operation[];
  let withBody: Operation[];
  let own: WholeAgency;

  beforeAll(async () => {
    api = await TestApi.start({ REQUEST_LIMITS: 'false', PUBLIC_URL: origin });
    operations = await operationsOf(api);
    withBody = operations.filter(({ method }) => method !== 'GET' && method !== 'DELETE');
    own = await aWholeAgency(api, 'Attacked', cell);
  });
  afterAll(() => api.close());

  const tokenFor = ({ rule }: Operation): string | undefined => {
    if ('staff' in rule) return own.staff[staffRoles.find((role) => roleMay(role, rule.staff))!];
    return 'device' in rule ? own.phone : undefined;
  };
  const isTelling = (operation: Operation) => operation.path.startsWith('/ingest/');
  /** `METHOD address status` of each answer that is none of these. */
  async function answeredOtherwise(
    statuses: readonly number[],
    bodyOf: (operation: Operation) => string,
    of = withBody,
    headers: Record<string, string> = {},
  ): Promise<string[]> {
    const answers = await inBatches(of, async (operation) => {
      const id = own.ids[operation.kind!];
      const answer: Outcome = await attempt(api, {
        ...{ operation, id, token: tokenFor(operation), body: bodyOf(operation), headers },
      });
      return statuses.includes(answer.status) ? [] : [`${operation.key} ${answer.status}`];
    });
    return answers.flat();
  }

  it('is too large for every route that takes one, and for those that take none', async () => {
    const large = JSON.stringify({ name: 'x'.repeat(mebibyte + 1) });
    // A table of orders may be larger.
    const table = JSON.stringify({ name: 'x'.repeat(6 * mebibyte + 1) });
    expect(await answeredOtherwise([413], ({ path }) => (path === '/v1/imports' ? table : large))).toEqual([]);
  });

  it('is too large without saying how large it is', async () => {
    const { port } = api.app.getHttpServer().address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    const head =
      'POST /v1/people HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
    socket.on('error', () => undefined);
    socket.write(head);
    for (let n = 0; n < 40; n += 1) socket.write(`4000\r\n${'x'.repeat(0x4000)}\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1.1 413 /);
  });

  it('is nested as deeply as its size allows: refused, and nothing falls', async () => {
    for (const [begin, end] of [
      ['[', ']'],
      ['{"name":', '}'],
    ]) {
      const depth = 6_000;
      const deep = begin!.repeat(depth) + '1' + end!.repeat(depth);
      expect(await answeredOtherwise([400, 401, 404, 409, 413, 422], () => deep, withBody.filter(hasBody))).toEqual([]);
      expect(await answeredOtherwise([400, 401, 404, 413, 422], () => deep, withBody.filter(isTelling))).toEqual([]);
    }
  });

  it('changes what all objects are: refused before anything reads it', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const polluting = [
      (sample: string) => sample.replace('{', '{"__proto__":{"polluted":1},'),
      (sample: string) => sample.replace('{', '{"constructor":{"prototype":{"polluted":1}},'),
      (sample: string) => sample.replace(/}$/, ',"x":{"__proto__":{"polluted":1}}}'),
      (sample: string) => sample.replace('{', '{"\\u005f_proto__":{"polluted":1},'),
    ];
    for (const pollute of polluting) {
      const bodyOf = (operation: Operation) => pollute(JSON.stringify(sampleOf(operation, own, api)));
      expect(await answeredOtherwise([400], bodyOf, withBody.filter(hasBody))).toEqual([]);
    }
    const told = '{"_type":"location","__proto__":{"polluted":1},"id":"x"}';
    expect(await answeredOtherwise([400, 401], () => told, withBody.filter(isTelling))).toEqual([]);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const fields = `id=${own.phone}&__proto__=1&__proto__[polluted]=1&constructor[prototype][polluted]=1`;
    expect(await answeredOtherwise([200, 400, 401, 404, 422], () => fields, withBody.filter(isTelling), form)).toEqual(
      [],
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
  });

  it('is compressed, and so larger than it seems: nothing here unpacks it', async () => {
    const token = own.staff.case_officer;
    const bomb = JSON.stringify({ name: ' '.repeat(32 * mebibyte), language: 'kk' });
    const packed: [string, Buffer][] = [
      ['gzip', gzipSync(bomb)],
      ['deflate', deflateSync(bomb)],
      ['br', brotliCompressSync(bomb)],
      ['gzip, gzip', gzipSync(gzipSync(bomb))],
      ['identity', gzipSync(bomb)],
    ];
    for (const url of ['/v1/people', '/v1/orders', '/v1/positions', '/v1/panics', '/v1/sessions', '/ingest/owntracks'])
      for (const [encoding, payload] of packed) {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        const { statusCode } = await api.app.inject({
          ...{ method: 'POST', url, payload, headers: { ...headers, 'content-encoding': encoding } },
        });
        expect([url, encoding, [400, 401, 413, 415].includes(statusCode)]).toEqual([url, encoding, true]);
      }
  });

  it('says a field twice: what is checked is what is kept', async () => {
    const administrator = own.staff.administrator;
    const staff = operations.find(({ key }) => key === 'PATCH /v1/staff/{id}')!;
    const send = (body: string) => attempt(api, { operation: staff, id: own.spareMember, token: administrator, body });
    const { status, text: answered } = await send('{"role":"auditor","name":"first","role":"court","name":"second"}');
    expect([status, JSON.parse(answered)]).toMatchObject([200, { role: 'court', name: 'second' }]);
    expect((await send('{"name":"fine","name":7}')).status).toBe(422);
    expect((await send('{"name":7,"name":"fine"}')).status).toBe(200);
  });

  it('is of another kind than JSON, or not of its letters', async () => {
    const kinds = [
      'text/xml',
      'multipart/form-data; boundary=x',
      'text/plain',
      'application/x-yaml',
      'image/svg+xml',
      '',
    ];
    for (const kind of kinds) {
      const { statusCode } = await api.app.inject({
        ...{ method: 'POST', url: '/v1/people', payload: '{"name":"x","language":"kk"}' },
        headers: { authorization: `Bearer ${own.staff.case_officer}`, 'content-type': kind },
      });
      expect([kind, [400, 415].includes(statusCode)]).toEqual([kind, true]);
    }
    const { statusCode } = await api.app.inject({
      ...{ method: 'POST', url: '/v1/people' },
      payload: Buffer.concat([
        Buffer.from('{"language":"kk","name":"'),
        Buffer.from([0xff, 0xc0, 0xaf]),
        Buffer.from('"}'),
      ]),
      headers: { authorization: `Bearer ${own.staff.case_officer}`, 'content-type': 'application/json' },
    });
    expect(statusCode).toBeLessThan(500);
  });

  it('comes by a method that a route does not have, or by one that is said in a header', async () => {
    for (const method of ['TRACE', 'CONNECT', 'PROPFIND', 'LOCK'] as const) {
      const { port } = api.app.getHttpServer().address() as { port: number };
      const socket = connect(port, '127.0.0.1');
      socket.write(`${method} /v1/people HTTP/1.1\r\nhost: x\r\ncookie: secret=1\r\nconnection: close\r\n\r\n`);
      const answer = await text(socket);
      expect(answer).not.toContain('secret=1');
      expect(answer).toMatch(/^(HTTP\/1.1 40[045]|$)/);
    }
    const headers = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' };
    const { statusCode } = await api.app.inject({
      ...{ method: 'POST', url: `/v1/zones/${own.ids['zones']}?_method=DELETE` },
      headers: { authorization: `Bearer ${own.staff.case_officer}`, ...headers },
    });
    expect(statusCode).toBe(404);
    const zones = await api.withToken(own.staff.case_officer).get(`/v1/orders/${own.ids['orders']}/zones`);
    expect(zones.body.zones).toHaveLength(1);
  });

  it('and presses go on through all of it', async () => {
    const pressed = { id: newId(), pressedAt: new Date(api.clock.now()).toISOString(), trigger: 'button' };
    expect((await api.withToken(own.phone).post('/v1/panics', pressed)).status).toBe(201);
  });
});

const hasBody = ({ body, path }: Operation): boolean => body !== undefined && !path.startsWith('/ingest/');
