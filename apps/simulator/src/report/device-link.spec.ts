import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Random } from '../random.js';
import { BackOff } from './back-off.js';
import { MovableClock } from '#domain';
import { DeviceApi } from './device-api.js';
import { tokenCredentials } from './device-credentials.js';
import { DeviceLink } from './device-link.js';
import { Turnstile } from './turnstile.js';

interface Heard {
  path: string;
  authorization: string | undefined;
  body: { id?: string; fixes?: unknown[] };
}

const sight = {
  at: { east: 0, north: 0 },
  accuracyMeters: 5,
  speed: 5,
  course: 10,
  batteryPercent: 50,
  signalPercent: 70,
  batteryLow: false,
};
const now = Date.UTC(2026, 4, 4, 6);

describe("a device's line to the api", () => {
  let heard: Heard[];
  let answer: (path: string) => { status: number; body: unknown };
  let server: Server;
  let link: DeviceLink;
  const complaints: string[] = [];

  beforeEach(async () => {
    heard = [];
    complaints.length = 0;
    answer = () => ({
      status: 200,
      body: { accepted: 1, duplicates: 0, rejected: [], directive: { reportEverySeconds: 900 } },
    });
    server = createServer((request, reply) => void respond(request, reply));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    let requests = 0;
    const api = new DeviceApi(baseUrl, tokenCredentials('a-token'), new MovableClock(now), () => `r-${++requests}`);
    let ids = 0;
    link = new DeviceLink(
      api,
      new Turnstile(1),
      new BackOff(new Random(1)),
      () => `id-${++ids}`,
      (text) => complaints.push(text),
    );
  });
  afterEach(() => void server.close());

  async function respond(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const path = request.url ?? '';
    heard.push({ path, authorization: request.headers.authorization, body: JSON.parse(text) as Heard['body'] });
    const { status, body } = answer(path);
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  it('reports with its token and comes back sooner than the directive asks', async () => {
    link.note(sight, [76.9, 43.2], now);
    expect(await link.send()).toBe(5);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ path: '/v1/positions', authorization: 'Bearer a-token' });
    expect(heard[0]!.body.fixes).toMatchObject([{ batteryPercent: 50, signalPercent: 70 }]);
  });

  it('keeps what the api could not take, and sends it with the next report', async () => {
    answer = () => ({ status: 503, body: {} });
    link.note(sight, [76.9, 43.2], now);
    const first = await link.send();
    link.note(sight, [76.9, 43.2], now + 1000);
    const second = await link.send();
    expect(second).toBeGreaterThan(first);
    answer = () => ({
      status: 200,
      body: { accepted: 3, duplicates: 0, rejected: [], directive: { reportEverySeconds: 5 } },
    });
    link.note(sight, [76.9, 43.2], now + 2000);
    expect(await link.send()).toBe(2);
    expect(heard.at(-1)!.body.fixes).toHaveLength(3);
  });

  it('presses with the same id until the press has arrived, then never again', async () => {
    link.notePress(link.note(sight, [76.9, 43.2], now));
    answer = () => ({ status: 503, body: {} });
    await link.send();
    answer = () => ({ status: 201, body: { directive: { reportEverySeconds: 5 }, rejected: [] } });
    await link.send();
    await link.send();
    const presses = heard.filter(({ path }) => path === '/v1/panics');
    expect(presses.map(({ body }) => body.id)).toEqual(['id-1', 'id-1']);
  });

  it('says that it was refused, with the status and nothing else', async () => {
    answer = () => ({ status: 401, body: { detail: 'secret' } });
    link.note(sight, [76.9, 43.2], now);
    await link.send();
    expect(complaints).toEqual(['the api answered 401']);
  });
});
