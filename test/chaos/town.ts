import { randomInt, randomUUID } from 'node:crypto';
import { Client } from './client.js';

const metersPerDegree = 111_320;
export const zoneRadiusMeters = 150;

export interface Place {
  longitude: number;
  latitude: number;
}

export interface Household {
  orderId: string;
  protectedId: string;
  respondentId: string;
  phone: { id: string; token: string };
  bracelet: { id: string; token: string };
  contactId: string;
  pin: string;
  home: Place;
}

export interface Town {
  households: Household[];
  dispatcherTokens: string[];
}

export const eastOf = ({ longitude, latitude }: Place, meters: number): [number, number] => [
  longitude + meters / (metersPerDegree * Math.cos((latitude * Math.PI) / 180)),
  latitude,
];

/** Everyone, made by HTTP as an agency makes them. Homes are 20 km apart: nobody comes near another's zone. */
export async function foundTown(
  urls: readonly string[],
  administrator: { email: string; password: string },
  count: number,
  consoles: number,
  contactPort: number,
): Promise<Town> {
  const never = (): boolean => true;
  const login = async ({ email, password }: { email: string; password: string }): Promise<string> => {
    const answer = await new Client(urls, undefined, never).insist('POST', '/v1/sessions', { email, password });
    if (answer?.status !== 200 && answer?.status !== 201) throw new Error(`login: ${answer?.status}`);
    return answer.body.accessToken as string;
  };
  const admin = new Client(urls, await login(administrator), never);
  const make = async (path: string, body: object): Promise<any> => {
    const answer = await admin.insist('POST', path, body, { 'idempotency-key': randomUUID() });
    if (answer?.status !== 201) throw new Error(`${path}: ${answer?.status} ${JSON.stringify(answer?.body)}`);
    return answer.body;
  };
  const dispatcherTokens = await Promise.all(
    Array.from({ length: consoles }, async () => {
      const account = { email: `${randomUUID()}@agency.example`, password: randomUUID() };
      await make('/v1/staff', { ...account, name: 'Dispatcher', role: 'dispatcher', language: 'en' });
      return login(account);
    }),
  );
  const households: Household[] = [];
  for (let n = 0; n < count; n += 1) households.push(await household(make, n, contactPort));
  return { households, dispatcherTokens };
}

async function household(
  make: (path: string, body: object) => Promise<any>,
  n: number,
  contactPort: number,
): Promise<Household> {
  const home = { longitude: 60 + (n % 40) * 0.25, latitude: 44 + Math.floor(n / 40) * 0.25 };
  const pin = String(randomInt(100_000, 500_000));
  const survivor = await make('/v1/people', {
    name: `Survivor ${n}`,
    language: 'kk',
    pin,
    duressPin: String(Number(pin) + 400_000),
  });
  const respondent = await make('/v1/people', { name: `Respondent ${n}`, language: 'ru' });
  const phone = await make('/v1/devices', { personId: survivor.id, kind: 'phone' });
  const bracelet = await make('/v1/devices', { personId: respondent.id, kind: 'bracelet' });
  const contact = await make('/v1/contacts', {
    personId: survivor.id,
    name: `Contact ${n}`,
    language: 'en',
    position: 1,
    channels: [{ channel: 'webhook', url: `http://127.0.0.1:${contactPort}/${n}`, secret: randomUUID() }],
  });
  const order = await make('/v1/orders', {
    issuingAuthority: 'Court',
    jurisdiction: 'Almaty',
    validFrom: '2020-01-01T00:00:00Z',
    parties: [
      { personId: survivor.id, role: 'protected' },
      { personId: respondent.id, role: 'respondent' },
    ],
    zones: [
      {
        name: 'home',
        center: [home.longitude, home.latitude],
        radiusMeters: zoneRadiusMeters,
        warningRingMeters: 100,
      },
    ],
    activate: true,
  });
  return {
    orderId: order.id,
    protectedId: survivor.id,
    respondentId: respondent.id,
    phone,
    bracelet,
    contactId: contact.id,
    pin,
    home,
  };
}
