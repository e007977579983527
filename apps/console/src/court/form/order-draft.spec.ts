import { describe, expect, it } from '@jest/globals';
import type { Order } from '#contracts';
import { bodyOf, changeOf, checkDraft, draftOf, emptyDraft, type OrderDraft } from './order-draft.js';
import { presets } from './presets.js';

const zone = 'Asia/Almaty';
const now = Date.parse('2026-11-22T09:30:00Z');
const person = (role: 'respondent' | 'protected', personId: string) => ({
  personId,
  role,
  name: personId,
  phone: null,
});
const draft = (changes: Partial<OrderDraft> = {}): OrderDraft => ({
  ...emptyDraft(now, zone),
  issuingAuthority: ' Court ',
  to: { date: '2026-12-22', time: '14:30' },
  parties: [person('respondent', 'a'), person('protected', 'b')],
  limitMeters: '500',
  ...changes,
});

describe('the form of an order', () => {
  it('has no fault when it is complete, and says what is sent', () => {
    expect(checkDraft(draft(), presets[0], zone)).toEqual({});
    expect(bodyOf(draft({ warningMeters: '250,5' }), zone)).toEqual({
      reference: null,
      issuingAuthority: 'Court',
      jurisdiction: 'KZ',
      legalBasis: null,
      validFrom: '2026-11-22T09:30:00.000Z',
      validTo: '2026-12-22T09:30:00.000Z',
      timeZone: zone,
      parties: [
        { personId: 'a', role: 'respondent' },
        { personId: 'b', role: 'protected' },
      ],
      proximityLimitMeters: 500,
      proximityWarningMeters: 250.5,
    });
  });

  it('names each fault at its field', () => {
    const faults = checkDraft(
      draft({
        issuingAuthority: ' ',
        parties: [],
        limitMeters: 'far',
        warningMeters: '-1',
        to: { date: '', time: '' },
      }),
      undefined,
      zone,
    );
    expect(Object.keys(faults).toSorted()).toEqual([
      'issuingAuthority',
      'protected',
      'proximityLimitMeters',
      'proximityWarningMeters',
      'respondent',
      'validTo',
    ]);
    expect(checkDraft(draft({ to: { date: '2026-11-22', time: '14:30' } }), undefined, zone)['validTo']).toEqual({
      code: 'endBeforeStart',
    });
    expect(checkDraft(draft({ to: { date: '2027-01-01', time: '00:00' } }), presets[0], zone)['validTo']).toMatchObject(
      {
        code: 'presetTooLong',
      },
    );
    expect(checkDraft(draft({ isEndless: true, to: { date: '', time: '' } }), undefined, zone)).toEqual({});
  });

  it('sends of a change only what differs', () => {
    const order = {
      ...bodyOf(draft(), zone),
      // Made at some second: the fields do not show it.
      validFrom: '2026-11-22T09:30:17.250Z',
      timeZone: zone,
    } as unknown as Order;
    const same = draftOf(order, new Map());
    expect(changeOf(same, order)).toEqual({});
    expect(changeOf({ ...same, limitMeters: '700', parties: same.parties.toReversed() }, order)).toEqual({
      proximityLimitMeters: 700,
    });
    expect(changeOf({ ...same, hasLimit: false, isEndless: true }, order)).toEqual({
      proximityLimitMeters: null,
      validTo: null,
    });
  });
});
