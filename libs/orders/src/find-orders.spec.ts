import { describe, expect, it } from '@jest/globals';
import { fits, type OrderOutline } from './find-orders.js';
import { isWithin } from './is-within.js';

const day = 86_400_000;
const now = 100 * day;
const order = (changes: Partial<OrderOutline> = {}): OrderOutline => ({
  id: 'a',
  reference: null,
  issuingAuthority: 'court',
  status: 'active',
  validFrom: now - day,
  validTo: now + 5 * day,
  ...changes,
});

describe('finding orders', () => {
  it('knows a state by the dates, not by the status alone', () => {
    expect(fits(order(), { states: ['in_force'] }, now)).toBe(true);
    expect(fits(order({ validTo: now }), { states: ['ended'] }, now)).toBe(true);
    expect(fits(order({ validTo: now }), { states: ['in_force'] }, now)).toBe(false);
    expect(fits(order({ validFrom: now + 1 }), { states: ['upcoming', 'draft'] }, now)).toBe(true);
    expect(fits(order({ status: 'revoked', validTo: now - day }), { states: ['revoked'] }, now)).toBe(true);
  });

  it('lists as expiring what is watched and ends in time', () => {
    expect(fits(order(), { expiresWithinDays: 5 }, now)).toBe(true);
    expect(fits(order(), { expiresWithinDays: 4 }, now)).toBe(false);
    expect(fits(order({ validTo: null }), { expiresWithinDays: 366 }, now)).toBe(false);
    expect(fits(order({ validTo: now - 1 }), { expiresWithinDays: 5 }, now)).toBe(false);
    expect(fits(order({ status: 'draft' }), { expiresWithinDays: 5 }, now)).toBe(false);
  });

  it('finds words in any order and case, and ё by е', () => {
    expect(isWithin('артем ахм', 'Ахметов Артём')).toBe(true);
    expect(isWithin('ӘЛИЯ', 'Сағынтаева Әлия')).toBe(true);
    expect(isWithin('артур', 'Ахметов Артём')).toBe(false);
  });
});
