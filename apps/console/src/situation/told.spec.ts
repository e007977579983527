import { describe, expect, it } from '@jest/globals';
import type { Contact, ToldDelivery } from '#contracts';
import { stateTime, toldOf } from './told.js';

const minute = (value: number): string => `2026-05-03T09:0${value}:00.000Z`;
const delivery = (change: Partial<ToldDelivery>): ToldDelivery => ({
  id: 'delivery',
  alarmId: 'alarm-1',
  recipient: 'contact',
  recipientId: 'sister',
  channel: 'sms',
  status: 'queued',
  attempts: 0,
  lastError: null,
  queuedAt: minute(0),
  sentAt: null,
  deliveredAt: null,
  seenAt: null,
  failedAt: null,
  escalatedAt: null,
  words: null,
  ...change,
});
const contact = (id: string, position: number): Contact => ({
  id,
  personId: 'person-1',
  name: id,
  language: 'kk',
  position,
  channels: [{ channel: 'sms' }],
  consentedAt: null,
  designatedBy: 'officer',
  for: null,
  declinedAt: null,
  createdAt: minute(0),
});

describe('who was told', () => {
  it('has her contacts in her order, also those who were told nothing, then the desk and the house', () => {
    const told = toldOf(
      [
        delivery({ recipient: 'supervisor', recipientId: 'boss' }),
        delivery({ recipient: 'desk', recipientId: 'agency-1', channel: 'console' }),
        delivery({ recipientId: 'sister' }),
        delivery({ recipient: 'protected_person', recipientId: 'she' }),
      ],
      [contact('sister', 2), contact('mother', 1)],
    );
    expect(told.map(({ recipientId, deliveries }) => [recipientId, deliveries.length])).toEqual([
      ['she', 1],
      ['mother', 0],
      ['sister', 1],
      ['agency-1', 1],
      ['boss', 1],
    ]);
  });

  it('has the newest message of each first, and contacts of another agency without a name', () => {
    const [told] = toldOf([delivery({ id: 'first' }), delivery({ id: 'second', queuedAt: minute(2) })], []);
    expect(told!.deliveries.map(({ id }) => id)).toEqual(['second', 'first']);
    expect(told!.contact).toBeNull();
  });

  it('says since when a delivery is as it is', () => {
    expect(stateTime(delivery({ status: 'delivered', sentAt: minute(1), deliveredAt: minute(2) }))).toBe(minute(2));
    expect(stateTime(delivery({ status: 'sent' }))).toBe(minute(0));
  });
});
