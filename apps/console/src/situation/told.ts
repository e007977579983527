import type { Contact, ToldDelivery } from '#contracts';
import type { RecipientRole } from '#domain';

/** One recipient with everything that was sent to them, newest first. */
export interface Told {
  recipient: RecipientRole;
  recipientId: string;
  /** Of a contact whom this agency knows. */
  contact: Contact | null;
  deliveries: readonly ToldDelivery[];
}

/** Whom a dispatcher asks about first. */
const order: readonly RecipientRole[] = [
  'protected_person',
  'contact',
  'desk',
  'supervisor',
  'case_officer',
  'respondent',
];

/** Everybody who was told, and every contact who was not: contacts by the order that the protected person chose. Pure. */
export function toldOf(deliveries: readonly ToldDelivery[], contacts: readonly Contact[]): Told[] {
  const people = new Map<string, Told>();
  for (const contact of contacts.toSorted((a, b) => a.position - b.position))
    people.set(contact.id, { recipient: 'contact', recipientId: contact.id, contact, deliveries: [] });
  for (const delivery of deliveries.toSorted((a, b) => Date.parse(b.queuedAt) - Date.parse(a.queuedAt))) {
    const { recipient, recipientId } = delivery;
    const known = people.get(recipientId) ?? { recipient, recipientId, contact: null, deliveries: [] };
    people.set(recipientId, { ...known, deliveries: [...known.deliveries, delivery] });
  }
  const rank = ({ recipient }: Told): number => order.indexOf(recipient);
  return [...people.values()].sort((a, b) => rank(a) - rank(b));
}

/** When a delivery came to its present state. */
export function stateTime({ status, ...times }: ToldDelivery): string {
  const at = {
    queued: times.queuedAt,
    sent: times.sentAt,
    delivered: times.deliveredAt,
    seen: times.seenAt,
    failed: times.failedAt,
    escalated: times.escalatedAt,
  }[status];
  return at ?? times.queuedAt;
}
