import { randomUUID } from 'node:crypto';
import { makePhoneKey, PhoneCredentials, type SmsCredentials } from '#contracts';
import { systemClock } from '#domain';
import type { Caller } from './caller.js';

/** A further phone of a person, enrolled over HTTP by an officer's code. @param publicUrl under which phones reach the house */
export async function enrolSmsPhone(
  officer: Caller,
  personId: string,
  publicUrl: string,
): Promise<{ sms: SmsCredentials; token: string }> {
  const headers = { 'idempotency-key': randomUUID() };
  const { id } = (await officer.post('/v1/devices', { kind: 'phone', personId }, headers)).body;
  const { code } = (await officer.post(`/v1/devices/${id}/enrolment-code`)).body;
  const key = await makePhoneKey();
  const asked = { method: 'POST', url: `${publicUrl}/v1/enrolments`, id: randomUUID(), now: systemClock.now() };
  const proof = await new PhoneCredentials(key).headers(asked);
  const path = '/v1/enrolments';
  const { status, body } = await officer.post(path, { code, publicKey: key.publicKey }, proof);
  if (status !== 201) throw new Error(`the phone was not enrolled: ${status}`);
  return body;
}
