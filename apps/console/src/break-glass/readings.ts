import type { InfiniteData } from '@tanstack/react-query';
import type { BreakGlassPage, BreakGlassReading, Session } from '#contracts';
import type { StaffRole } from '#domain';

export type ReadingPages = InfiniteData<BreakGlassPage>;

/** `waits`: this member of staff may mark it as seen. `own`: it is theirs, and another must. `unseen`: their role marks none. */
export type ReadingState = 'seen' | 'waits' | 'own' | 'unseen';

type Member = Pick<Session['staff'], 'id' | 'role'>;

const readers: readonly StaffRole[] = ['supervisor', 'auditor'];
const reviewers: readonly StaffRole[] = ['supervisor'];
const rolesThatReadPeople: readonly StaffRole[] = ['supervisor'];

/** Whether this member of staff sees the list; the server decides, this only leaves out a button. */
export const seesReadings = (role: StaffRole): boolean => readers.includes(role);

/** Whether the people of the list have names for this member of staff. */
export const seesNames = (role: StaffRole): boolean => rolesThatReadPeople.includes(role);

export function readingState({ staffId, reviewedAt }: BreakGlassReading, { id, role }: Member): ReadingState {
  if (reviewedAt !== null) return 'seen';
  if (staffId === id) return 'own';
  return reviewers.includes(role) ? 'waits' : 'unseen';
}

export const readingsOf = (pages: ReadingPages | undefined): BreakGlassReading[] =>
  pages?.pages.flatMap(({ readings }) => readings) ?? [];

/** How many nobody has seen, of those that are loaded: `20+` where there are more. Empty for none. */
export function unseenCount(pages: ReadingPages | undefined): string {
  const unseen = readingsOf(pages).filter(({ reviewedAt }) => reviewedAt === null).length;
  const hasMore = (pages?.pages.at(-1)?.nextCursor ?? null) !== null;
  return unseen === 0 && !hasMore ? '' : `${unseen}${hasMore ? '+' : ''}`;
}

/** The same pages, with what is known now of one reading. */
export const withReading = (pages: ReadingPages, reading: BreakGlassReading): ReadingPages => ({
  ...pages,
  pages: pages.pages.map((page) => ({
    ...page,
    readings: page.readings.map((known) => (known.id === reading.id ? reading : known)),
  })),
});
