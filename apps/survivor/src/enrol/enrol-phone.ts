import { type EnrolledPhone, importSmsKey, makePhoneKey, PhoneCredentials } from '#contracts';
import { sendWith } from '../api/send.js';
import { keep } from '../keep/database.js';
import type { Identity } from '../keep/kept.js';
import { identity } from '../keep/settings.js';

export type Enrolling = 'enrolled' | 'wrong' | 'wait' | 'no_network';

/** By an officer's code. The key is made here and stays here. */
export async function enrolPhone(code: string): Promise<Enrolling> {
  const key = await makePhoneKey();
  const { status, body } = await sendWith(new PhoneCredentials(key), {
    method: 'POST',
    path: '/v1/enrolments',
    body: { code, publicKey: key.publicKey },
  });
  if (status === 429) return 'wait';
  if (status === 0 || status >= 500) return 'no_network';
  if (status !== 201) return 'wrong';
  const { token, device, sms } = body as EnrolledPhone;
  const { number, shortId } = sms;
  const enrolled: Identity = {
    ...{ key, token, deviceId: device.id },
    sms: { key: await importSmsKey(sms.key), shortId, number },
  };
  await keep('identity', enrolled);
  identity.set(enrolled);
  return 'enrolled';
}

/** Whether the browser promises not to throw the key away by itself. */
export async function askToStay(): Promise<boolean> {
  const { storage } = navigator as Partial<Pick<Navigator, 'storage'>>;
  return (await storage?.persist?.()) === true;
}
