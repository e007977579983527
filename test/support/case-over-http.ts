import { randomUUID } from 'node:crypto';
import type { StaffRole } from '#domain';
import type { Caller } from './caller.js';
import type { House } from './house.js';
import type { HouseProcess } from './house-process.js';

export const home = { longitude: 76.912345, latitude: 43.256789 };
export const zoneRadiusMeters = 300;

/** All that is personal in a case, each unlike anything a program would say by itself. */
export const planted = {
  protectedName: 'Айгерім Жасырынбаева',
  respondentName: 'Нұрлан Қауіптібеков',
  contactName: 'Сәуле Сенімдіева',
  staffName: 'Dispatcher Zhanyltas',
  phone: '+7 707 555 01 93',
  pin: '483920',
  duressPin: '593821',
  webhookSecret: 'webhook-secret-of-the-contact',
  webhookPath: 'where-saule-listens',
};

export interface OwnDevice {
  id: string;
  uniqueId: string;
  token: string;
}

export interface CaseOverHttp {
  administrator: Caller;
  dispatcher: Caller;
  orderId: string;
  protectedId: string;
  respondentId: string;
  phone: OwnDevice;
  bracelet: OwnDevice;
}

/** A case made from nothing with nothing but HTTP, as a new agency would. @param webhookPort of the contact's own server */
export async function caseOverHttp(house: House, api: HouseProcess, webhookPort?: number): Promise<CaseOverHttp> {
  const administrator = await house.login(api, await house.firstAdministrator());
  const make = async (path: string, body: object) => {
    const answer = await administrator.post(path, body, { 'idempotency-key': randomUUID() });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const enrol = (personId: string, kind: string): Promise<OwnDevice> => make('/v1/devices', { personId, kind });

  const survivor = await make('/v1/people', {
    name: planted.protectedName,
    phone: planted.phone,
    language: 'kk',
    pin: planted.pin,
    duressPin: planted.duressPin,
  });
  const respondent = await make('/v1/people', { name: planted.respondentName, language: 'ru' });
  const [phone, bracelet] = [await enrol(survivor.id, 'phone'), await enrol(respondent.id, 'bracelet')];
  if (webhookPort !== undefined) {
    const url = `http://127.0.0.1:${webhookPort}/${planted.webhookPath}`;
    await make('/v1/contacts', {
      personId: survivor.id,
      name: planted.contactName,
      language: 'kk',
      position: 1,
      channels: [{ channel: 'webhook', url, secret: planted.webhookSecret }],
    });
  }
  const order = await make('/v1/orders', {
    issuingAuthority: 'Court of Almaly district',
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
        warningRingMeters: 200,
      },
    ],
    activate: true,
  });
  const member = async (role: StaffRole): Promise<Caller> => {
    const account = { email: `${role}-${randomUUID()}@agency.example`, password: randomUUID() };
    await make('/v1/staff', { ...account, name: planted.staffName, role, language: 'en' });
    return house.login(api, account);
  };
  const dispatcher = await member('dispatcher');
  return {
    administrator,
    dispatcher,
    orderId: order.id,
    protectedId: survivor.id,
    respondentId: respondent.id,
    phone,
    bracelet,
  };
}
