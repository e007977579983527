import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MovableClock } from '#domain';
import type { SmsPart } from './smpp-message.js';
import { SmsParts } from './sms-parts.js';

const minute = 60_000;

describe('parts of messages', () => {
  let clock: MovableClock;
  let parts: SmsParts;
  beforeEach(() => {
    clock = new MovableClock(0);
    parts = new SmsParts(clock);
  });
  const part = (sender: string, reference: number, total: number, number: number): SmsPart => ({
    sender,
    series: `${sender} ${reference} ${total}`,
    ...{ total, number },
  });

  it('are one text in whatever order, how often and among which others they come', () => {
    const message = fc.record({
      sender: fc.constantFrom('a', 'b', 'c'),
      texts: fc.array(fc.string(), { minLength: 2, maxLength: 8 }),
    });
    const messages = fc.uniqueArray(message, { minLength: 1, maxLength: 3, selector: ({ sender }) => sender });
    const coming = messages.chain((all) => {
      const each = all.flatMap(({ sender, texts }) =>
        texts.map((text, at) => ({ part: part(sender, 7, texts.length, at + 1), text })),
      );
      return fc.record({
        all: fc.constant(all),
        order: fc.shuffledSubarray([...each, ...each], { minLength: 2 * each.length }),
      });
    });
    fc.assert(
      fc.property(coming, ({ all, order }) => {
        const joined = new SmsParts(clock);
        const wholes = order.flatMap((one) => {
          const whole = joined.add(one.part, one.text);
          if (whole !== undefined) joined.taken(one.part);
          return whole ?? [];
        });
        expect(wholes.sort()).toEqual(all.map(({ texts }) => texts.join('')).sort());
      }),
    );
  });

  it('are given again until they are taken', () => {
    parts.add(part('a', 1, 2, 1), 'one ');
    expect(parts.add(part('a', 1, 2, 2), 'two')).toBe('one two');
    expect(parts.add(part('a', 1, 2, 2), 'two')).toBe('one two');
    parts.taken(part('a', 1, 2, 2));
    expect(parts.add(part('a', 1, 2, 2), 'two')).toBeUndefined();
  });

  it('of a later message with the same reference are not mixed with those of the first', () => {
    parts.add(part('a', 1, 2, 1), 'one ');
    expect(parts.add(part('a', 1, 2, 1), 'other ')).toBeUndefined();
    expect(parts.add(part('a', 1, 2, 2), 'text')).toBe('other text');
    parts.taken(part('a', 1, 2, 2));
    expect(parts.add(part('a', 1, 2, 2), 'third')).toBeUndefined();
    expect(parts.add(part('a', 1, 2, 1), 'the ')).toBe('the third');
  });

  it('wait ten minutes for one that is missing', () => {
    parts.add(part('a', 1, 2, 1), 'one ');
    clock.set(10 * minute - 1);
    parts.add(part('b', 1, 2, 1), 'one ');
    expect(parts.size).toBe(2);
    clock.set(10 * minute);
    expect(parts.add(part('a', 1, 2, 2), 'two')).toBeUndefined();
    expect(parts.size).toBe(2);
    clock.set(30 * minute);
    parts.forget();
    expect(parts.size).toBe(0);
  });

  it('of one sender push out no others, and of many no more are held than there is room for', () => {
    parts.add(part('a', 1, 2, 1), 'one ');
    for (let reference = 0; reference < 100; reference += 1) parts.add(part('flood', reference, 2, 1), 'x');
    expect(parts.size).toBe(5);
    expect(parts.add(part('a', 1, 2, 2), 'two')).toBe('one two');
    for (let sender = 0; sender < 1_000; sender += 1) parts.add(part(`n${sender}`, 1, 2, 1), 'x');
    expect(parts.size).toBe(500);
  });

  it('of a book are not kept', () => {
    parts.add(part('a', 1, 255, 1), 'It was');
    expect(parts.size).toBe(0);
  });
});
