import {
  type CaseWork,
  createOrder,
  designateContact,
  enrolDevice,
  type HashedPins,
  type PersonRecord,
  registerPerson,
} from '#orders';
import type { DemoFile } from './demo-file.js';
import { circleAround, shapeOf } from './demo-map.js';
import { demoProximityLimitMeters, type PlannedCase } from './demo-plan.js';

const dayMilliseconds = 86_400_000;

export interface CaseSecrets {
  pin: string;
  duressPin: string;
  hashed: HashedPins;
}

interface SeededCase {
  order: DemoFile['orders'][number];
  devices: DemoFile['devices'];
}

/** One order of the demo with its people, devices, zones and contacts, in force since a month, for a year. */
export async function seedCase(
  work: CaseWork,
  agency: string,
  planned: PlannedCase,
  secrets: CaseSecrets,
): Promise<SeededCase> {
  const { language } = planned;
  const survivor = await registerPerson(work, { name: planned.protectedPerson, language, ...secrets.hashed });
  const respondent = await registerPerson(work, { name: planned.respondent, language });
  for (const [index, name] of planned.contacts.entries()) {
    // Without an address: nothing of the demo leaves this machine.
    const contact = { personId: survivor.id, name, language, position: index + 1, channels: [] };
    await designateContact(work, contact, { loopbackAllowed: false });
  }
  const order = await createOrder(work, {
    reference: planned.reference,
    issuingAuthority: 'Алматы қ. Бостандық аудандық соты (демо)',
    jurisdiction: 'KZ-75',
    legalBasis: 'invented for the demo',
    validFrom: work.now - 30 * dayMilliseconds,
    validTo: work.now + 365 * dayMilliseconds,
    parties: [
      { personId: survivor.id, role: 'protected' },
      { personId: respondent.id, role: 'respondent' },
    ],
    proximityLimitMeters: demoProximityLimitMeters,
    zones: planned.zones.map(({ shape, ...zone }) => ({ ...zone, ...shapeOf(shape) })),
    activate: true,
  });
  const pins = { pin: secrets.pin, duressPin: secrets.duressPin };
  return {
    order: {
      id: order.id,
      reference: planned.reference,
      agency,
      proximityLimitMeters: demoProximityLimitMeters,
      zones: planned.zones.map((zone) => ({
        id: order.zones.find(({ name }) => name === zone.name)!.id,
        name: zone.name,
        ...circleAround(zone.shape),
      })),
    },
    devices: [
      { ...(await seedDevice(work, survivor, 'protected', 'phone')), orderId: order.id, ...pins },
      { ...(await seedDevice(work, respondent, 'respondent', 'bracelet', planned.tracker)), orderId: order.id },
    ],
  };
}

async function seedDevice(
  work: CaseWork,
  person: PersonRecord,
  role: 'protected' | 'respondent',
  kind: 'phone' | 'bracelet',
  tracker?: PlannedCase['tracker'],
): Promise<Omit<DemoFile['devices'][number], 'orderId'>> {
  const speaks = tracker && { protocol: tracker.protocol, uniqueId: tracker.imei };
  // The token may travel in the query, so that every dialect can be tried with it.
  const { device, token } = await enrolDevice(work, {
    personId: person.id,
    kind,
    tokenInQueryAllowed: true,
    ...speaks,
  });
  const { id, uniqueId } = device;
  return { id, role, kind, token, uniqueId, personId: person.id, ...(speaks && { protocol: speaks.protocol }) };
}
