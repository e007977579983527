import { randomInt, randomUUID } from 'node:crypto';
import type { Address, Language } from '#domain';
import { type MadeCase, type Make, makeCase } from '../support/make-case.js';
import { Client } from './client.js';

const metersPerDegree = 111_320;
export const zoneRadiusMeters = 150;

export interface Place {
  longitude: number;
  latitude: number;
}

export interface Household extends MadeCase {
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

/**
 * Everyone, made by HTTP as an agency makes them. Homes are 20 km apart: nobody comes near another's zone.
 *
 * @param channelsOf the addresses of a town's contact, in the order they are wanted; contacts are counted through from 0
 */
export async function foundTown(
  urls: readonly string[],
  administrator: { email: string; password: string },
  { households: count, consoles }: { households: number; consoles: number },
  channelsOf: (contact: number) => Address[],
): Promise<Town> {
  const never = (): boolean => true;
  const login = async ({ email, password }: { email: string; password: string }): Promise<string> => {
    const client = new Client(urls, undefined, never);
    const answer = await client.insist<{ accessToken: string }>('POST', '/v1/sessions', { email, password });
    if (answer?.status !== 200 && answer?.status !== 201) throw new Error(`login: ${answer?.status}`);
    return answer.body.accessToken;
  };
  const admin = new Client(urls, await login(administrator), never);
  const make: Make = async (path, body, headers) => {
    const answer = await admin.insist<{ id: string }>('POST', path, body, headers);
    if (answer?.status !== 201) throw new Error(`${path}: ${answer?.status} ${JSON.stringify(answer?.body)}`);
    return answer.body;
  };
  const dispatcherTokens = await Promise.all(
    Array.from({ length: consoles }, async () => {
      const account = { email: `${randomUUID()}@agency.example`, password: randomUUID() };
      const staff = { ...account, name: 'Dispatcher', role: 'dispatcher', language: 'en' };
      await make('/v1/staff', staff, { 'idempotency-key': randomUUID() });
      return login(account);
    }),
  );
  const households: Household[] = [];
  for (let n = 0; n < count; n += 1) households.push(await household(make, n, channelsOf));
  return { households, dispatcherTokens };
}

const contactLanguages: readonly Language[] = ['en', 'kk'];

async function household(make: Make, n: number, channelsOf: (contact: number) => Address[]): Promise<Household> {
  const home = { longitude: 60 + (n % 40) * 0.25, latitude: 44 + Math.floor(n / 40) * 0.25 };
  const pin = String(randomInt(100_000, 500_000));
  const made = await makeCase(make, {
    survivor: { name: `Survivor ${n}`, language: 'kk', pin, duressPin: String(Number(pin) + 400_000) },
    respondent: { name: `Respondent ${n}`, language: 'ru' },
    contacts: contactLanguages.map((language, index) => {
      const contact = n * contactLanguages.length + index;
      return { name: `Contact ${contact}`, language, channels: channelsOf(contact) };
    }),
    issuingAuthority: 'Court',
    ...{ home, zoneRadiusMeters, warningRingMeters: 100 },
  });
  return { ...made, pin, home };
}
