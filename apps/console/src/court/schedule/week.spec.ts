import { describe, expect, it } from '@jest/globals';
import type { Permit } from '#contracts';
import { doubled, overlapsOf, permitSlots, slotsBetween, slotsOf, stretchOf, windowOf } from './week.js';

const almaty = 'Asia/Almaty';
const monday = { date: '2026-11-16', time: '00:00' };

describe('a week', () => {
  it('shows windows on their days, the night on both', () => {
    expect(slotsOf([{ days: [1, 3], from: '08:00', to: '18:30' }])).toEqual([
      { day: 1, from: 480, to: 1110, index: 0 },
      { day: 3, from: 480, to: 1110, index: 0 },
    ]);
    expect(slotsOf([{ days: [7], from: '22:00', to: '06:00' }])).toEqual([
      { day: 7, from: 1320, to: 1440, index: 0 },
      { day: 1, from: 0, to: 360, index: 0 },
    ]);
    expect(slotsOf([{ days: [2], from: '00:00', to: '00:00' }])).toEqual([{ day: 2, from: 0, to: 1440, index: 0 }]);
  });

  it('says which windows overlap, over midnight too', () => {
    const windows = [
      { days: [7], from: '22:00', to: '06:00' },
      { days: [1], from: '05:00', to: '09:00' },
      { days: [1], from: '09:00', to: '10:00' },
    ];
    expect(overlapsOf(windows)).toEqual([[1], [0], []]);
    expect(doubled(slotsOf(windows))).toEqual([{ day: 1, from: 300, to: 360 }]);
  });

  it('shows permits by the clock of the zone, cut to the week, and withdrawn ones until then', () => {
    const permit = (from: string, to: string, withdrawnAt: string | null = null) =>
      ({ from, to, withdrawnAt }) as Permit;
    const slots = permitSlots([permit('2026-11-17T18:00:00Z', '2026-11-18T21:00:00Z')], monday, almaty);
    expect(slots.map(({ day, from, to }) => [day, from, to])).toEqual([
      [2, 1380, 1440],
      [3, 0, 1440],
      [4, 0, 120],
    ]);
    expect(permitSlots([permit('2026-11-30T04:00:00Z', '2026-11-30T06:00:00Z')], monday, almaty)).toEqual([]);
    const withdrawn = permit('2026-11-17T04:00:00Z', '2026-11-17T06:00:00Z', '2026-11-17T05:00:00Z');
    expect(permitSlots([withdrawn], monday, almaty)).toMatchObject([{ day: 2, from: 540, to: 600 }]);
    expect(
      permitSlots([permit('2026-11-17T04:00:00Z', '2026-11-17T06:00:00Z', '2026-11-16T00:00:00Z')], monday, almaty),
    ).toEqual([]);
  });

  it('has days of 23 and 25 hours where clocks change', () => {
    const berlin = 'Europe/Berlin';
    const week = { date: '2026-10-19', time: '00:00' };
    const [sunday] = slotsBetween(
      Date.parse('2026-10-25T00:00:00+02:00'),
      Date.parse('2026-10-26T00:00:00+01:00'),
      week,
      berlin,
    );
    expect(sunday).toEqual({ day: 7, from: 0, to: 1440 });
  });

  it('turns a choice into hours of its days, or into one stretch of time', () => {
    const choice = { from: { day: 5, hour: 20 }, to: { day: 3, hour: 9 } };
    expect(windowOf(choice)).toEqual({ days: [3, 4, 5], from: '09:00', to: '21:00' });
    expect(stretchOf(choice, monday)).toEqual({
      from: { date: '2026-11-18', time: '09:00' },
      to: { date: '2026-11-20', time: '21:00' },
    });
    const last = { from: { day: 7, hour: 23 }, to: { day: 7, hour: 23 } };
    expect(windowOf(last)).toEqual({ days: [7], from: '23:00', to: '00:00' });
    expect(stretchOf(last, monday).to).toEqual({ date: '2026-11-23', time: '00:00' });
  });
});
