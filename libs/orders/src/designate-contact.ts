import type { FieldError, Language } from '#domain';
import { refuseIf } from './case.error.js';
import type { CaseWork } from './cases.js';
import type { ContactChannel, ContactRecord } from './records.js';

export interface NewContact {
  personId: string;
  name: string;
  language: Language;
  /** Who is told first: 1 before 2. */
  position: number;
  channels: readonly ContactChannel[];
}

/** Whom a protected person wants to be told. */
export async function designateContact(
  work: CaseWork,
  contact: NewContact,
  policy: WebhookPolicy,
): Promise<ContactRecord> {
  const known = await work.book.people.known([contact.personId]);
  refuseContactIf([
    ...(known.has(contact.personId) ? [] : [{ path: 'personId', message: 'is not a person you have registered' }]),
    ...checkChannels(contact.channels, policy),
  ]);
  const { personId, name, language, position, channels } = contact;
  const record: ContactRecord = {
    id: work.newId(),
    createdAt: work.now,
    personId,
    name,
    language,
    position,
    channels,
  };
  await work.book.contacts.insert(record);
  work.record('contact.designate', 'contact', record.id);
  return record;
}

/** Where webhooks may lead. */
export interface WebhookPolicy {
  /** `http:` to this machine, for trying things out. Never in production: it opens what listens inside. */
  loopbackAllowed: boolean;
}

export function checkChannels(channels: readonly ContactChannel[], policy: WebhookPolicy): FieldError[] {
  return channels.flatMap((channel, index) =>
    channel.channel === 'webhook' && !isWebhookAddress(channel.url, policy)
      ? [{ path: `channels.${index}.url`, message: 'must be an https address without user name and password' }]
      : [],
  );
}

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);

export function isWebhookAddress(text: string, policy: WebhookPolicy): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (loopback.has(url.hostname)) return policy.loopbackAllowed && /^https?:$/.test(url.protocol);
  return url.protocol === 'https:';
}

export const refuseContactIf = (errors: readonly FieldError[]): void =>
  refuseIf(errors, 'contact_invalid', 'The contact cannot be kept like this.');
