import type { DesignateOwnContactBody, OwnContact, OwnContacts } from '#contracts';
import type { AlarmKind, Language } from '#domain';
import { type Answer, type Request, send } from '../api/send.js';
import { identity } from '../keep/settings.js';

export interface NewContact {
  name: string;
  shownName: string;
  language: Language;
  /** A phone number, or an e-mail address. */
  reach: string;
  /** Of calls for help alone, or of everything that contacts are told. */
  isCallsOnly: boolean;
}

/** What she calls for herself. */
const calls: AlarmKind[] = ['panic', 'duress', 'missed_check_in'];

/** `undefined`: nobody could be asked. */
export async function listContacts(): Promise<OwnContact[] | undefined> {
  const { status, body } = await ask({ method: 'GET', path: '/v1/companion/contacts' });
  return status === 200 ? (body as OwnContacts).contacts : undefined;
}

/** @returns the answer's status; 0: none came */
export async function designate(made: NewContact, position: number): Promise<number> {
  const { name, shownName, language, reach, isCallsOnly } = made;
  const address: DesignateOwnContactBody['channels'][number] = reach.includes('@')
    ? { channel: 'email', address: reach.trim() }
    : { channel: 'sms', phone: inE164(reach) };
  const body: DesignateOwnContactBody = {
    id: crypto.randomUUID(),
    name: name.trim(),
    ...(shownName.trim() !== '' && { shownName: shownName.trim() }),
    language,
    position,
    channels: [address],
    ...(isCallsOnly && { for: calls }),
  };
  return (await ask({ method: 'POST', path: '/v1/companion/contacts', body })).status;
}

/** Told before all others. */
export const putFirst = async ({ id }: OwnContact): Promise<number> =>
  (await ask({ method: 'PATCH', path: `/v1/companion/contacts/${id}`, body: { position: 1 } })).status;

export const remove = async ({ id }: OwnContact): Promise<number> =>
  (await ask({ method: 'DELETE', path: `/v1/companion/contacts/${id}` })).status;

/** What contacts could see until now, they see no longer. */
export const revokeLinks = async ({ id }: OwnContact): Promise<number> =>
  (await ask({ method: 'POST', path: `/v1/companion/contacts/${id}/revoke-links`, body: {} })).status;

/** As it is written at home: 8 705 … is +7 705 …. */
export const inE164 = (typed: string): string => `+${typed.replace(/\D/g, '').replace(/^8(?=\d{10}$)/, '7')}`;

async function ask(request: Request): Promise<Answer> {
  const who = identity.get();
  return who === undefined ? { status: 0, body: undefined } : send(who, request);
}
