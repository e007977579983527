import { randomUUID } from 'node:crypto';
import type { StaffRole } from '#domain';
import type { Caller } from './caller.js';
import type { House } from './house.js';
import type { HouseProcess } from './house-process.js';
import { type MadeCase, type Make, makeCase, type WantedCase } from './make-case.js';

export const home = { longitude: 76.912345, latitude: 43.256789 };
export const zoneRadiusMeters = 300;

/** All that is personal in a case, each unlike anything a program would say by itself. */
export const planted = {
  protectedName: 'Айгерім Жасырынбаева',
  respondentName: 'Нұрлан Қауіптібеков',
  contactName: 'Сәуле Сенімдіева',
  staffName: 'Dispatcher Zhanyltas',
  phone: '+7 707 555 01 93',
  // Twelve digits: six may stand by chance in the hex of what is sealed.
  pin: '483920175264',
  duressPin: '593821640738',
  webhookSecret: 'webhook-secret-of-the-contact',
  webhookPath: 'where-saule-listens',
};

export interface CaseOverHttp extends MadeCase {
  administrator: Caller;
  dispatcher: Caller;
}

/** A case made from nothing with nothing but HTTP, as a new agency would. @param webhookPort of the contact's own server */
export async function caseOverHttp(house: House, api: HouseProcess, webhookPort?: number): Promise<CaseOverHttp> {
  const administrator = await house.login(api, await house.firstAdministrator());
  const make: Make = async (path, body, headers) => {
    const answer = await administrator.post(path, body, headers);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const url = `http://127.0.0.1:${webhookPort}/${planted.webhookPath}`;
  const contact: WantedCase['contacts'][number] = {
    name: planted.contactName,
    language: 'kk',
    channels: [{ channel: 'webhook', url, secret: planted.webhookSecret }],
  };
  const made = await makeCase(make, {
    survivor: {
      name: planted.protectedName,
      phone: planted.phone,
      language: 'kk',
      pin: planted.pin,
      duressPin: planted.duressPin,
    },
    respondent: { name: planted.respondentName, language: 'ru' },
    contacts: webhookPort === undefined ? [] : [contact],
    issuingAuthority: 'Court of Almaly district',
    ...{ home, zoneRadiusMeters, warningRingMeters: 200 },
  });
  const member = async (role: StaffRole): Promise<Caller> => {
    const account = { email: `${role}-${randomUUID()}@agency.example`, password: randomUUID() };
    const headers = { 'idempotency-key': randomUUID() };
    await make('/v1/staff', { ...account, name: planted.staffName, role, language: 'en' }, headers);
    return house.login(api, account);
  };
  return { ...made, administrator, dispatcher: await member('dispatcher') };
}
