import { describe, expect, it } from '@jest/globals';
import { contactDeliveries } from './plan-contact-deliveries.js';

const mother = { id: 'mother', channels: [{ channel: 'fcm' }, { channel: 'webhook' }] as const };
const shelter = { id: 'shelter', channels: [{ channel: 'webhook' }] as const };

describe('deliveries planned for contacts', () => {
  it('tells each contact of a critical or urgent alarm, by the first channel', () => {
    const expected = [
      { recipientId: 'mother', channel: 'fcm' },
      { recipientId: 'shelter', channel: 'webhook' },
    ];
    expect(contactDeliveries([mother, shelter], { severity: 'critical' })).toEqual(expected);
    expect(contactDeliveries([mother, shelter], { severity: 'urgent' })).toEqual(expected);
  });

  it('tells no contact of a notice', () => {
    expect(contactDeliveries([mother, shelter], { severity: 'notice' })).toEqual([]);
  });

  it('takes the first channel that is ready', () => {
    expect(contactDeliveries([mother], { severity: 'critical' }, new Set(['webhook']))).toEqual([
      { recipientId: 'mother', channel: 'webhook' },
    ]);
  });

  it('still writes the delivery when no channel is ready, so that its failure is seen', () => {
    expect(contactDeliveries([mother], { severity: 'critical' }, new Set())).toEqual([
      { recipientId: 'mother', channel: 'fcm' },
    ]);
  });

  it('plans one delivery for a contact given twice, and none without channels', () => {
    expect(contactDeliveries([mother, mother, { id: 'none', channels: [] }], { severity: 'critical' })).toHaveLength(1);
  });
});
