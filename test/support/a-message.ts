import { randomUUID } from 'node:crypto';
import type { Address, AlarmKind, Language } from '#domain';
import { newReceiptToken, type OutgoingMessage, receiptLink, wordsOf } from '#notify';

/** A message as `DeliverAlarm` hands it to a channel. */
export function aMessage(to: Address, language: Language = 'kk', alarmKind: AlarmKind = 'panic'): OutgoingMessage {
  return {
    deliveryId: randomUUID(),
    incidentId: randomUUID(),
    alarmId: randomUUID(),
    ...{ alarmKind, language, to },
    severity: 'critical',
    words: wordsOf(alarmKind, language, 'contact')!,
    link: receiptLink(newReceiptToken()),
  };
}

export const patiently = (): AbortSignal => AbortSignal.timeout(10_000);
