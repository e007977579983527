import { linkKey } from '#notify';
import type { OutsideChannel } from '#domain';
import type { Database } from '#persistence';
import { type Account, account } from './account.js';
import type { Counterpart, Taken } from './counterpart.js';
import type { Town } from './town.js';

/** One planned message, with what became of it at its counterpart. Times are milliseconds since 1970. */
export interface Message {
  id: string;
  alarmId: string;
  contactId: string;
  channel: OutsideChannel;
  status: string;
  error: string | null;
  sentAt: number | undefined;
  taken: (Taken & { contactId: string | undefined })[];
}

export interface Messages {
  planned: readonly Message[];
  /** Taken by whoever, and planned by nobody. */
  unplanned: readonly { channel: OutsideChannel; contact: number }[];
}

/** What was planned for contacts, beside what their counterparts took. The token of its link tells whose attempt it was. */
export async function readMessages(
  database: Database,
  town: Town,
  counterparts: readonly Counterpart[],
): Promise<Messages> {
  const rows = await database.rows<Omit<Message, 'taken' | 'sentAt'> & { sentAt: Date | null }>(
    `SELECT id, alarm_id AS "alarmId", recipient_id AS "contactId", channel, status, last_error AS error,
       sent_at AS "sentAt" FROM delivery WHERE recipient = 'contact'`,
    [],
  );
  const keys = await database.rows<{ key: string; id: string }>(
    `SELECT key, delivery_id AS id FROM receipt_key WHERE key LIKE 'link:%'`,
    [],
  );
  const planned = new Map<string, Message>(
    rows.map(({ sentAt, ...row }) => [row.id, { ...row, sentAt: sentAt?.getTime(), taken: [] }]),
  );
  const deliveryOf = new Map(keys.map(({ key, id }) => [key, id]));
  const contactIds = town.households.flatMap((household) => household.contactIds);
  const unplanned: { channel: OutsideChannel; contact: number }[] = [];
  for (const { channel, taken } of counterparts)
    for (const one of taken) {
      const message = planned.get(deliveryOf.get(linkKey(one.token)) ?? '');
      if (message?.channel === channel) message.taken.push({ ...one, contactId: contactIds[one.contact] });
      else unplanned.push({ channel, contact: one.contact });
    }
  return { planned: [...planned.values()], unplanned };
}

/** Each channel: what was planned was taken by whom it was for; the same attempt came once, and none after one was known to be sent. */
export function takenMessages({ planned, unplanned }: Messages, channel: OutsideChannel): Account {
  const messages = planned.filter((message) => message.channel === channel);
  const keyOf = ({ id }: Message, contactId: string | undefined): string => `${id} to ${contactId}`;
  const needless = messages.filter(
    ({ taken, sentAt = Infinity }) =>
      taken.some(({ at }) => at > sentAt) || new Set(taken.map(({ token }) => token)).size < taken.length,
  );
  return account(
    `message taken by ${channel}`,
    messages.map((message) => keyOf(message, message.contactId)),
    [...new Set(messages.flatMap((message) => message.taken.map(({ contactId }) => keyOf(message, contactId))))],
    [
      ...needless.map(({ id }) => `${id} sent again`),
      ...unplanned.filter((one) => one.channel === channel).map(({ contact }) => `to contact ${contact}, unplanned`),
    ],
  );
}

/** Whoever did not hear that a message was taken sends it again: how often that happened. */
export const repeatsOf = ({ planned }: Messages, channel: OutsideChannel): number =>
  planned
    .filter((message) => message.channel === channel)
    .reduce((sum, { taken }) => sum + Math.max(0, taken.length - 1), 0);
