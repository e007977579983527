import { enrolledPhone, enrolmentCode, makePhoneKey, PhoneCredentials, session } from '#contracts';
import type { Clock, IdFactory } from '#domain';
import type { DemoFile } from '../demo-file.js';

interface Ground {
  baseUrl: string;
  clock: Clock;
  ids: IdFactory;
}

/**
 * Gives each phone of the demo a key, as in life: an officer of its agency makes a code, the phone shows it. The phones' tokens
 * of demo.json are worth nothing from then on.
 *
 * @returns what each of them shows from now on, by the device's id
 */
export async function enrolPhones(demo: DemoFile, ground: Ground): Promise<Map<string, PhoneCredentials>> {
  const phones = new Map<string, PhoneCredentials>();
  for (const { role, agency, email, password } of demo.staff) {
    if (role !== 'case_officer') continue;
    const { accessToken } = session.parse(await post(ground, '/v1/sessions', { email, password }));
    const orders = new Set(demo.orders.filter((order) => order.agency === agency).map(({ id }) => id));
    for (const { id } of demo.devices.filter(({ kind, orderId }) => kind === 'phone' && orders.has(orderId))) {
      const made = await post(
        ground,
        `/v1/devices/${id}/enrolment-code`,
        {},
        { authorization: `Bearer ${accessToken}` },
      );
      phones.set(id, await enrolPhone(ground, enrolmentCode.parse(made).code));
    }
  }
  return phones;
}

async function enrolPhone(ground: Ground, code: string): Promise<PhoneCredentials> {
  const key = await makePhoneKey();
  const url = new URL('/v1/enrolments', ground.baseUrl).href;
  const request = { method: 'POST', url, id: ground.ids(), now: ground.clock.now() };
  const headers = await new PhoneCredentials(key).headers(request);
  const answer = await post(ground, '/v1/enrolments', { code, publicKey: key.publicKey }, headers);
  return new PhoneCredentials(key, enrolledPhone.parse(answer).token);
}

async function post(
  { baseUrl }: Ground,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const reply = await fetch(new URL(path, baseUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`a phone could not be enrolled: ${path} answered ${reply.status}`);
  return reply.json();
}
