import { generateKeyPairSync } from 'node:crypto';
import { newId } from '#domain';
import type { TestApi } from '../../support/api.js';
import type { Operation, Schema } from './attack-surface.js';
import { aPlace, aPlan, aSound, inHours, permitFrom, type WholeAgency } from './whole-agency.js';

const aKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });

/** The begin of a JPEG file. */
const aPhoto = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex').toString('base64');

type Samples = Record<string, (own: WholeAgency, api: TestApi) => unknown>;

const shape = { center: [76.93, 43.25], radiusMeters: 300, warningRingMeters: 200 };
const zone = { name: 'home', ...shape };
const parties = ({ made }: WholeAgency) => [
  { personId: made.respondent.id, role: 'respondent' },
  { personId: made.protectedPerson.id, role: 'protected' },
];
const order = (own: WholeAgency, api: TestApi) => ({
  reference: 'sample',
  issuingAuthority: 'court',
  jurisdiction: 'KZ',
  legalBasis: 'law',
  validFrom: inHours(api, -2),
  validTo: inHours(api, 1_000),
  timeZone: 'Asia/Almaty',
  caseOfficerId: own.made.agency.member('case_officer').id,
});
const limits = {
  proximityLimitMeters: 200,
  proximityWarningMeters: 100,
  proximitySchedule: { windows: [{ days: [1], from: '08:00', to: '20:00' }] },
  thresholds: { silenceSeconds: 600 },
};

const aPage = { token: 'x'.repeat(22), device: 'x'.repeat(22) };

/** Bodies whose fields must fit each other, which their schema does not say. */
const fitting: Samples = {
  'POST /v1/orders': (own, api) => ({ ...order(own, api), ...limits, parties: parties(own), zones: [zone] }),
  'PATCH /v1/orders/{id}': (own, api) => order(own, api),
  'POST /v1/orders/{id}/extend': (_, api) => ({ validTo: inHours(api, 24 * 400) }),
  'POST /v1/orders/{id}/zones': () => zone,
  'POST /v1/orders/{id}/zones/check': ({ made }) => ({ ...shape, zoneId: made.order.zones[0]!.id }),
  'POST /v1/people/{id}/places': () => aPlace('sample'),
  'PATCH /v1/zones/{id}': () => zone,
  'POST /v1/orders/{id}/permits': (_, api) => permitFrom(api, 'sample'),
  'POST /v1/orders/find': ({ ids }) => ({ states: ['in_force'], text: 'sample', cursor: ids['orders'] }),
  'POST /v1/devices/{id}/commands': () => ({ kind: 'text', text: 'sample' }),
  'POST /v1/people/find': () => ({ phone: '+77010000001' }),
  'POST /v1/response-plans': () => aPlan('sample'),
  'PATCH /v1/response-plans/{id}': () => aPlan('sample'),
  'PATCH /v1/agencies/{id}': () => ({ name: 'sample', timeZone: 'Asia/Almaty', language: 'ru', nextAgencyId: null }),
  'PUT /v1/agencies/{id}/retention': () => ({ periods: [{ kind: 'positions_quiet', days: 30 }] }),
  'POST /v1/deliveries/send-again': (_, api) => ({ failedSince: inHours(api, -1), errorCode: 'nothing_failed_so' }),
  'POST /v1/incidents/{id}/hand-over': () => ({ agencyId: newId(), note: 'sample' }),
  'POST /v1/public/intake-reports': ({ made, intakeCode }) => ({
    agencyId: made.agency.id,
    code: [...intakeCode].reverse().join(''),
    language: 'kk',
    text: 'sample',
  }),
  'POST /v1/public/intake-reports/read': ({ intakeCode: code }) => ({ code }),
  'POST /v1/public/intake-reports/messages': ({ intakeCode: code }) => ({ code, text: 'sample' }),
  'POST /v1/public/intake-reports/pieces': ({ intakeCode: code }) => ({
    code,
    fileId: newId(),
    n: 0,
    content: aPhoto,
    last: true,
  }),
  'POST /v1/enrolments': () => ({ code: 'AAAA-AAAA', publicKey: aKey }),
  'POST /v1/public/live-links/open': () => aPage,
  'POST /v1/public/live-links/state': () => aPage,
  'POST /v1/public/live-links/answer': () => ({ ...aPage, answer: 'going' }),
  'POST /v1/public/consents': () => ({ token: `c.${'x'.repeat(22)}`, agrees: true }),
  'PUT /v1/recordings/{panicId}/chunks/{sequence}': () => aSound,
  'POST /v1/panics/{id}/cancel': () => ({ pin: '000000' }),
  'POST /v1/companion/web-push': () => ({
    subscription: { endpoint: 'https://push.example/one', keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) } },
  }),
  'POST /v1/companion/tracker': () => ({ pin: '000000', app: 'owntracks' }),
  'POST /v1/check-ins': (_, api) => ({ id: newId(), kind: 'timer', dueAt: inHours(api, 1) }),
  'POST /v1/check-ins/{id}/extend': (_, api) => ({ dueAt: inHours(api, 3) }),
  'POST /v1/check-ins/{id}/complete': () => ({ pin: '000000' }),
};

/** Who somebody else is, changed once, is nobody's session any more. */
const unwanted = new Set(['disabled', 'password', 'mustChangePassword', 'channels', 'secondFactor', 'role']);

/** A body that the route accepts of its own agency. */
export function sampleOf({ key, body }: Operation, own: WholeAgency, api: TestApi): unknown {
  const fits = fitting[key];
  if (fits) return fits(own, api);
  if (body === undefined) return undefined;
  const isPatch = key.startsWith('PATCH ');
  const known: Record<string, unknown> = {
    personId: own.made.protectedPerson.id,
    unitId: own.ids['units'],
    incidentId: own.ids['incidents'],
    timeZone: 'Asia/Almaty',
    email: `${newId()}@sample.example`,
    uniqueId: newId(),
    // Named by no IMEI.
    protocol: 'mqtt',
    url: 'https://sample.example/path',
    duressPin: '593820',
    currentPassword: 'not the present one',
    ...(isPatch && Object.fromEntries([...unwanted].map((name) => [name, undefined]))),
  };
  return generated(body, known, new Date(api.clock.now()).toISOString());
}

const texts = [
  'sample',
  'sample-of-a-secret-that-is-long',
  'https://sample.example/path',
  '+77010000001',
  '4839201',
  '22:00',
  'x'.repeat(22),
  'x'.repeat(87),
  'c'.repeat(12),
];

function generated(schema: Schema, known: Record<string, unknown>, now: string): unknown {
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return generated(either[either.length - 1]!, known, now);
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, inner]) => [
          name,
          name in known ? known[name] : generated(inner, known, now),
        ]),
      );
    case 'array':
      return Array.isArray(schema.items)
        ? schema.items.map((item) => generated(item, known, now))
        : Array.from({ length: schema.minItems ?? 1 }, () => generated(schema.items as Schema, known, now));
    case 'string':
      return aText(schema, now);
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    default:
      return {};
  }
}

function aText({ format, pattern, minLength = 0 }: Schema, now: string): string {
  if (format === 'uuid') return newId();
  if (format === 'date-time') return now;
  const fits = new RegExp(pattern ?? '', 'u');
  const found = texts.find((text) => text.length >= minLength && fits.test(text));
  if (found === undefined) throw new Error(`no sample fits ${pattern}: add one`);
  return found;
}
