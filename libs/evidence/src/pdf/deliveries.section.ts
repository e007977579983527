import type { EvidenceDelivery } from '../incident-evidence.js';
import type { DocumentMatter } from './evidence-pdf.js';
import type { Sheet } from './sheet.js';
import { shortId } from './who.js';

const mostRows = 1_500;

/** Each message with its whole history. */
export async function writeDeliveries(sheet: Sheet, matter: DocumentMatter): Promise<void> {
  const { evidence, words } = matter;
  const { title, columns, none, cut } = words.deliveries;
  sheet.heading(title);
  if (evidence.deliveries.length === 0) {
    sheet.paragraph(none);
    return;
  }
  const shares = [0.1, 0.26, 0.15, 0.15, 0.34];
  await sheet.table(
    columns.map((name, at) => ({ title: name, share: shares[at]! })),
    evidence.deliveries.slice(0, mostRows).map((delivery) => cellsOf(delivery, matter)),
  );
  if (evidence.deliveries.length > mostRows) sheet.note(cut(mostRows));
}

function cellsOf(delivery: EvidenceDelivery, { evidence, words, times }: DocumentMatter): string[] {
  const number = evidence.alarms.findIndex(({ id }) => id === delivery.alarmId) + 1;
  const failed = delivery.lastError === null ? '' : ` (${delivery.lastError})`;
  const moments = [
    [words.deliveries.times.queued, delivery.queuedAt],
    [words.deliveries.times.sent, delivery.sentAt],
    [words.deliveries.times.delivered, delivery.deliveredAt],
    [words.deliveries.times.seen, delivery.seenAt],
    [words.deliveries.times.failed, delivery.failedAt],
    [words.deliveries.times.escalated, delivery.escalatedAt],
  ] as const;
  return [
    number > 0 ? `[${number}]` : '',
    `${words.recipients[delivery.recipient]} ${shortId(delivery.recipientId)}`,
    words.channels[delivery.channel],
    `${words.deliveryStatuses[delivery.status]}${failed}`,
    moments.flatMap(([name, at]) => (at === null ? [] : [`${name} ${times.of(at)}`])).join('\n'),
  ];
}
