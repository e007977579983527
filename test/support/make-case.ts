import { randomUUID } from 'node:crypto';
import type { Address, Language } from '#domain';

export interface OwnDevice {
  id: string;
  uniqueId: string;
  token: string;
}

/** Everybody of a case and where they live. Lengths in metres. */
export interface WantedCase {
  survivor: { name: string; language: Language; pin: string; duressPin: string; phone?: string };
  respondent: { name: string; language: Language };
  /** Of the survivor, in this order. */
  contacts: { name: string; language: Language; channels: Address[] }[];
  issuingAuthority: string;
  home: { longitude: number; latitude: number };
  zoneRadiusMeters: number;
  warningRingMeters: number;
}

export interface MadeCase {
  orderId: string;
  protectedId: string;
  respondentId: string;
  contactIds: string[];
  phone: OwnDevice;
  bracelet: OwnDevice;
}

/** Creates one thing by HTTP. @throws when it was not created */
export type Make = (path: string, body: object, headers: Record<string, string>) => Promise<{ id: string }>;

/** A case with an active order, made with nothing but HTTP, as an agency makes one. */
export async function makeCase(create: Make, wanted: WantedCase): Promise<MadeCase> {
  const make = (path: string, body: object): Promise<{ id: string }> =>
    create(path, body, { 'idempotency-key': randomUUID() });
  const enrol = (personId: string, kind: string): Promise<OwnDevice> =>
    make('/v1/devices', { personId, kind }) as Promise<OwnDevice>;
  const survivor = await make('/v1/people', wanted.survivor);
  const respondent = await make('/v1/people', wanted.respondent);
  const phone = await enrol(survivor.id, 'phone');
  const bracelet = await enrol(respondent.id, 'bracelet');
  const contactIds: string[] = [];
  for (const contact of wanted.contacts) {
    const position = contactIds.length + 1;
    contactIds.push((await make('/v1/contacts', { ...contact, personId: survivor.id, position })).id);
  }
  const { issuingAuthority, home, zoneRadiusMeters, warningRingMeters } = wanted;
  const order = await make('/v1/orders', {
    issuingAuthority,
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
        warningRingMeters,
      },
    ],
    activate: true,
  });
  return { orderId: order.id, protectedId: survivor.id, respondentId: respondent.id, contactIds, phone, bracelet };
}
