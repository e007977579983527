import type { Permit, Zone } from '#contracts';
import { addDays, instantOf, localTimeOf, type LocalTime } from '../../time/local-time.js';

export type Schedule = NonNullable<Zone['schedule']>;
export type Window = Schedule['windows'][number];

export const minutesOfDay = 1_440;

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** @param day 1 Monday … 7 Sunday */
export const nameOfDay = (day: number): (typeof dayNames)[number] => dayNames[day - 1]!;

/** A part of one column of the week: `day` 1 Monday … 7 Sunday, minutes since its midnight. */
export interface Slot {
  day: number;
  from: number;
  to: number;
}

export interface WindowSlot extends Slot {
  /** Which window. */
  index: number;
}

export interface PermitSlot extends Slot {
  permit: Permit;
}

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** `08:30`; the end of a day is its last midnight. */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** As the engine reads it: `to` not after `from` means past midnight. */
export const isPastMidnight = ({ from, to }: Pick<Window, 'from' | 'to'>): boolean => minutesOf(to) <= minutesOf(from);

/** Where windows stand in the week. One past midnight has a second part on the day after, Sunday's on Monday. */
export function slotsOf(windows: readonly Window[]): WindowSlot[] {
  return windows.flatMap((window, index) =>
    window.days.flatMap((day): WindowSlot[] => {
      const [from, to] = [minutesOf(window.from), minutesOf(window.to)];
      if (from < to) return [{ day, from, to, index }];
      const rest = { day: (day % 7) + 1, from: 0, to, index };
      return [{ day, from, to: minutesOfDay, index }, ...(to > 0 ? [rest] : [])];
    }),
  );
}

const meet = (one: Slot, other: Slot): boolean => one.day === other.day && one.from < other.to && other.from < one.to;

/** For each window, those that it overlaps with; one that overlaps with itself (24 hours and more on days in a row) is not said. */
export function overlapsOf(windows: readonly Window[]): number[][] {
  const slots = slotsOf(windows);
  return windows.map((_, index) => {
    const own = slots.filter((slot) => slot.index === index);
    const others = slots.filter((slot) => slot.index !== index && own.some((each) => meet(each, slot)));
    return [...new Set(others.map((slot) => slot.index))].toSorted((one, other) => one - other);
  });
}

/** Where two windows hold at once. */
export function doubled(slots: readonly WindowSlot[]): Slot[] {
  return slots.flatMap((one, place) =>
    slots
      .slice(place + 1)
      .filter((other) => other.index !== one.index && meet(one, other))
      .map((other) => ({ day: one.day, from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) })),
  );
}

/** Midnights of a week, its Monday first, and the one that ends it. */
export const midnightsOf = (monday: LocalTime, timeZone: string): number[] =>
  Array.from({ length: 8 }, (_, day) => instantOf(addDays(monday, day), timeZone)!);

/** The part of a week between two instants, day by day. In a night of changing clocks by what the clocks show. */
export function slotsBetween(from: number, to: number, monday: LocalTime, timeZone: string): Slot[] {
  const midnights = midnightsOf(monday, timeZone);
  return Array.from({ length: 7 }, (_, place): Slot | undefined => {
    const [begin, end] = [midnights[place]!, midnights[place + 1]!];
    if (to <= begin || from >= end) return undefined;
    return {
      day: place + 1,
      from: from <= begin ? 0 : minutesOf(localTimeOf(from, timeZone).time),
      to: to >= end ? minutesOfDay : minutesOf(localTimeOf(to, timeZone).time),
    };
  }).filter((slot): slot is Slot => slot !== undefined && slot.to > slot.from);
}

/** Where permits stand in a week. One that is withdrawn permitted until then. */
export const permitSlots = (permits: readonly Permit[], monday: LocalTime, timeZone: string): PermitSlot[] =>
  permits.flatMap((permit) => {
    const { from, to } = heldFrom(permit);
    return slotsBetween(from, to, monday, timeZone).map((slot) => ({ ...slot, permit }));
  });

/** While a permit held or will hold. */
export function heldFrom({ from, to, withdrawnAt }: Permit): { from: number; to: number } {
  const end = withdrawnAt === null ? Date.parse(to) : Math.min(Date.parse(to), Date.parse(withdrawnAt));
  return { from: Date.parse(from), to: end };
}

/** Whether a slot is touched by any. */
export const isTouched = (slot: Slot, slots: readonly Slot[]): boolean => slots.some((each) => meet(slot, each));

/** A choice in the grid: from one cell to another, whole hours. */
export interface Choice {
  from: { day: number; hour: number };
  to: { day: number; hour: number };
}

/** The choice as active hours: on each of its days, from the earlier to the later hour. */
export function windowOf({ from, to }: Choice): Window {
  const [firstDay, lastDay] = [Math.min(from.day, to.day), Math.max(from.day, to.day)];
  const [first, last] = [Math.min(from.hour, to.hour), Math.max(from.hour, to.hour)];
  return {
    days: Array.from({ length: lastDay - firstDay + 1 }, (_, place) => firstDay + place),
    from: timeOf(first * 60),
    // 24:00 is the next midnight.
    to: timeOf((last + 1) * 60),
  };
}

/** The choice as one stretch of time, from its first hour to its last: what a permit is. */
export function stretchOf({ from, to }: Choice, monday: LocalTime): { from: LocalTime; to: LocalTime } {
  const [first, last] = from.day * 24 + from.hour <= to.day * 24 + to.hour ? [from, to] : [to, from];
  const end = last.hour + 1;
  return {
    from: { ...addDays(monday, first.day - 1), time: timeOf(first.hour * 60) },
    to: { ...addDays(monday, last.day - 1 + Math.floor(end / 24)), time: timeOf((end % 24) * 60) },
  };
}
