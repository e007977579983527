import { randomUUID } from 'node:crypto';
import { newId, type StaffRole, staffRoles } from '#domain';
import { aCase, anAgency, anOrder, aProtectedPerson, aRespondent, aZone, type TestCase } from '#testing';
import type { TestApi, TestClient } from '../../support/api.js';
import { SoftwareAuthenticator } from '../../support/software-authenticator.js';
import { fixAt, offset } from '../../support/walks.js';

export const origin = 'https://desk.agency.example';
const home = { longitude: 76.93, latitude: 43.25 };
const pin = '483920';

/** The begin of a WebM. */
export const aSound = Buffer.from('1a45dfa3a0b1c2', 'hex');

/** An agency that has one object of every kind that an address can name. */
export interface WholeAgency {
  made: TestCase;
  /** The id of its object of each kind: the word that stands before the id in the address. */
  ids: Readonly<Record<string, string>>;
  /** Access tokens. */
  staff: Readonly<Record<StaffRole, string>>;
  phone: string;
  bracelet: string;
  pin: string;
  /** Opens its intake report. */
  intakeCode: string;
  /** A member of its staff whom no test logs in. */
  spareMember: string;
}

/** @param word in every name that it has, but its own, which is no secret */
export async function aWholeAgency(api: TestApi, word: string, cell: number): Promise<WholeAgency> {
  const agency = anAgency()
    .inCell(cell)
    .withStaff('dispatcher', 'supervisor', 'case_officer', 'court', 'auditor', 'dispatcher');
  const survivor = aProtectedPerson().named(`${word} survivor`).withPins(pin, '593821').withPhone();
  const order = anOrder()
    .withReference(`${word} reference`)
    .protecting(survivor.withContact({ channel: 'email', address: `${word}@contact.example` }))
    .restraining(aRespondent().named(`${word} respondent`).withBracelet())
    .withZone(aZone().named(`${word} home`).around(home.longitude, home.latitude))
    .withLimit(200, 100);
  const made = await aCase().of(agency).with(order).setUp(api.tools);
  const tokens = await Promise.all(
    staffRoles.map(async (role) => [role, await api.session(made.agency.member(role))] as const),
  );
  const staff = Object.fromEntries(tokens) as Record<StaffRole, string>;
  const by = (role: StaffRole): TestClient => api.withToken(staff[role]);
  const [phone, bracelet] = [made.protectedPerson.devices[0]!, made.respondent.devices[0]!];
  const orderId = made.order.id;
  const looked = { personId: made.protectedPerson.id, reason: `${word} without an incident` };
  await by('dispatcher').post(`/v1/orders/${orderId}/location-requests`, looked);
  await api.asDevice(phone).post('/v1/positions', { fixes: [fixAt(api.clock, offset(home, 20))] });
  const press = await api.asDevice(phone).post('/v1/panics', {
    id: newId(),
    pressedAt: new Date(api.clock.now()).toISOString(),
    trigger: 'button',
  });
  await api.asDevice(phone).putBytes(`/v1/recordings/${press.body.id}/chunks/0`, aSound);
  const intakeCode = newId().replaceAll('-', '').slice(-16).toUpperCase();
  const checkIn = await api.asDevice(phone).post('/v1/check-ins', {
    id: newId(),
    kind: 'timer',
    dueAt: inHours(api, 2),
  });
  const spareMember = made.agency.staff.filter(({ role }) => role === 'dispatcher')[1]!.id;
  const ids = {
    agencies: made.agency.id,
    staff: spareMember,
    people: made.protectedPerson.id,
    devices: phone.id,
    contacts: made.protectedPerson.contactIds[0]!,
    orders: orderId,
    zones: made.order.zones[0]!.id,
    places: await idOf(by('case_officer').post(`/v1/people/${made.respondent.id}/places`, aPlace(word))),
    incidents: press.body.incidentId as string,
    panics: press.body.id as string,
    recordings: press.body.id as string,
    'check-ins': checkIn.body.id as string,
    units: await idOf(by('supervisor').post('/v1/units', { name: `${word} patrol` })),
    permits: await idOf(by('case_officer').post(`/v1/orders/${orderId}/permits`, permitFrom(api, word))),
    exports: await idOf(
      by('supervisor').post(`/v1/incidents/${press.body.incidentId}/exports`, { reason: word, language: 'kk' }),
    ),
    imports: await idOf(
      by('case_officer').post('/v1/imports', { kind: 'orders', file: Buffer.from(word).toString('base64') }),
    ),
    'location-requests': await idOf(
      by('dispatcher').post(`/v1/orders/${orderId}/location-requests`, { personId: made.respondent.id }),
    ),
    'response-plans': await idOf(by('administrator').post('/v1/response-plans', aPlan(word))),
    deliveries: await aFailedDelivery(api, press.body.incidentId as string),
    warnings: await aWarning(api, press.body.incidentId as string),
    sessions: await anotherSession(api, made.agency.member('dispatcher'), by('dispatcher')),
    passkeys: await aPasskey(by('dispatcher'), word),
    alerts: await anAlert(by('dispatcher')),
    approvals: await anApproval(api, made.agency.id, press.body.incidentId as string, by),
    'shift-notes': await idOf(by('case_officer').post('/v1/shift-notes', { text: `${word} quiet night` })),
    'intake-reports': await aReport(api, made.agency.id, by, intakeCode, word),
    'break-glass': (await by('supervisor').get('/v1/break-glass')).body.readings[0].id as string,
  };
  await by('administrator').put(`/v1/agencies/${made.agency.id}/cap-endpoint`, {
    url: `https://${word}.example/cap`,
    secret: 'a secret of 16 characters',
  });
  return { made, ids, staff, phone: phone.token, bracelet: bracelet.token, pin, intakeCode, spareMember };
}

const hours = 3_600_000;
export const inHours = (api: TestApi, count: number): string => new Date(api.clock.now() + count * hours).toISOString();

export const permitFrom = (api: TestApi, reason: string) => ({
  zoneId: null,
  from: inHours(api, 1),
  to: inHours(api, 2),
  reason,
});

export const aPlace = (address: string) => ({ kind: 'home', point: [76.95, 43.27], address });

export const aPlan = (name: string) => ({
  name,
  steps: [{ id: 'desk', to: 'desk', channels: ['console'], afterSeconds: 0 }],
});

async function idOf(asked: Promise<{ status: number; body: { id: string } }>): Promise<string> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`an object of the whole agency was not made: ${status} ${JSON.stringify(body)}`);
  return body.id;
}

async function aReport(
  api: TestApi,
  agencyId: string,
  by: (role: StaffRole) => TestClient,
  code: string,
  text: string,
): Promise<string> {
  await by('administrator').patch(`/v1/agencies/${agencyId}`, { takesReports: true });
  await api.post('/v1/public/intake-reports', { body: { agencyId, code, language: 'kk', text } });
  return (await by('case_officer').get('/v1/intake-reports')).body.reports[0].id as string;
}

async function anotherSession(api: TestApi, member: { id: string }, by: TestClient): Promise<string> {
  await api.session(member);
  const { sessions } = (await by.get('/v1/sessions')).body as { sessions: { id: string; current: boolean }[] };
  return sessions.find(({ current }) => !current)!.id;
}

async function aPasskey(by: TestClient, name: string): Promise<string> {
  const { challengeId, options } = (await by.post('/v1/staff/me/passkeys/options')).body;
  const credential = new SoftwareAuthenticator(origin).register(options);
  return idOf(by.post('/v1/staff/me/passkeys', { name, challengeId, credential }));
}

const anAlert = async (by: TestClient): Promise<string> =>
  /[0-9a-f-]{36}\.\d{1,15}/.exec(String((await by.get('/v1/cap/feed')).body))![0];

/** As the worker leaves one behind. */
/** What is asked for under a policy that is gone again, so that everything else is done at once. */
async function anApproval(
  api: TestApi,
  agencyId: string,
  incidentId: string,
  by: (role: StaffRole) => TestClient,
): Promise<string> {
  const policy = { 'track.export': { approvers: ['supervisor'] } };
  await by('administrator').put(`/v1/agencies/${agencyId}/approval-policy`, { policy });
  const asked = await by('case_officer').post(`/v1/incidents/${incidentId}/exports`, {
    reason: 'for the court',
    language: 'kk',
  });
  await api.database.count(`DELETE FROM approval_policy WHERE agency_id = $1`, [agencyId]);
  return asked.body.approval.id as string;
}

/** As a response plan sends one. */
async function aWarning({ database, clock }: TestApi, incidentId: string): Promise<string> {
  const [id, alarmId, at] = [randomUUID(), randomUUID(), new Date(clock.now()).toISOString()];
  await database.count(
    `INSERT INTO alarm (cell, id, incident_id, order_id, agency_id, person_id, kind, severity, condition_key, at, raised_at,
       updated_at, ended_at, late, decision, decided_at)
     SELECT cell, $2, incident_id, order_id, agency_id, person_id, 'approach', 'urgent', 'approach:zone', $3, $3, $3, $3, false,
       decision, $3
     FROM alarm WHERE incident_id = $1 AND kind = 'panic' LIMIT 1`,
    [incidentId, alarmId, at],
  );
  await database.count(
    `INSERT INTO delivery (cell, id, incident_id, alarm_id, agency_id, recipient, recipient_id, channel, status, attempts,
       queued_at, sent_at)
     SELECT cell, $2, incident_id, id, agency_id, 'protected_person', person_id, 'webhook', 'sent', 1, $3, $3
     FROM alarm WHERE id = $1`,
    [alarmId, id, at],
  );
  return id;
}

async function aFailedDelivery({ database, clock }: TestApi, incidentId: string): Promise<string> {
  const id = randomUUID();
  await database.count(
    `INSERT INTO delivery (cell, id, incident_id, alarm_id, agency_id, recipient, recipient_id, channel, status,
       attempts, last_error, queued_at, failed_at)
     SELECT cell, $2, incident_id, id, agency_id, 'contact', person_id, 'webhook', 'failed', 8, 'service_failed', $3, $3
     FROM alarm WHERE incident_id = $1 LIMIT 1`,
    [incidentId, id, new Date(clock.now()).toISOString()],
  );
  return id;
}
