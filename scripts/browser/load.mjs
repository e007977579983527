import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';

const everySeconds = 5;

/** A house with cases of the load, its api serving the console, and a dispatcher of it. */
export async function openLoad(orders) {
  process.env.WEB_ROOT = join(root, 'dist/console');
  process.env.SURVIVOR_ROOT = join(root, 'dist/survivor');
  process.env.LOAD_SHEDDING = 'false';
  const { LoadHouse } = await import('../../dist/test/load/load-house.js');
  const house = await LoadHouse.open(orders);
  const baseUrl = await house.api();
  const { email, password } = await house.dispatcher();
  const session = await new Caller(baseUrl).post('/v1/sessions', { email, password });
  return { house, baseUrl, dispatcher: { email, password }, desk: new Caller(baseUrl, session.accessToken) };
}

export class Caller {
  constructor(baseUrl, token) {
    this.baseUrl = baseUrl;
    this.token = token;
  }

  get(path) {
    return this.#send('GET', path);
  }

  post(path, body = {}) {
    return this.#send('POST', path, body);
  }

  async #send(method, path, body) {
    const answer = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}

/** She presses, and an incident opens. */
export const press = (baseUrl, phone) =>
  new Caller(baseUrl, phone.token).post('/v1/panics', {
    id: randomUUID(),
    pressedAt: new Date().toISOString(),
    trigger: 'button',
  });

/** Devices that walk about, far from every zone and from each other: each tells where it is every five seconds. */
export class Movement {
  #timer;
  #next = 0;
  sent = 0;
  failed = 0;

  constructor(baseUrl, devices) {
    this.baseUrl = baseUrl;
    this.devices = devices;
  }

  start() {
    const began = performance.now();
    this.#timer = setInterval(() => {
      const due = Math.floor(((performance.now() - began) / 1_000) * (this.devices.length / everySeconds));
      for (; this.sent < due; this.sent += 1) void this.#step();
    }, 20);
  }

  stop() {
    clearInterval(this.#timer);
  }

  #step() {
    const turn = this.#next++;
    const { token, longitude, latitude } = this.devices[turn % this.devices.length];
    const round = Math.floor(turn / this.devices.length);
    const point = { type: 'Point', coordinates: [longitude + round * 0.00006, latitude + round * 0.00002] };
    const fix = {
      fixTime: new Date().toISOString(),
      point,
      accuracyMeters: 8,
      speedMetersPerSecond: 1.1,
      moving: true,
    };
    return new Caller(this.baseUrl, token).post('/v1/positions', { fixes: [fix] }).catch(() => void (this.failed += 1));
  }
}

/** Both parties of each order, 2 km apart. */
export const movers = (house, orders) => [
  ...house.cases.respondents.slice(0, orders).map((device) => ({ ...device, longitude: device.longitude + 0.03 })),
  ...house.cases.protectedPhones.slice(0, orders).map((device) => ({ ...device, longitude: device.longitude - 0.03 })),
];

export const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
