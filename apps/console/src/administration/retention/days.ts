import type { Retention } from '#contracts';

type Period = Retention['periods'][number];

/** What is wrong with what was written for a period; `undefined`: nothing. */
export function wrongDays(
  written: string,
  { least, most }: Pick<Period, 'least' | 'most'>,
): 'notWhole' | 'bounds' | undefined {
  if (!/^\d{1,6}$/.test(written.trim())) return 'notWhole';
  const days = Number(written);
  return days < least || days > most ? 'bounds' : undefined;
}

/** What is to be sent: kinds that are kept as long as usual are not chosen. */
export const chosenPeriods = (
  periods: readonly Period[],
  written: ReadonlyMap<string, string>,
): { kind: Period['kind']; days: number }[] =>
  periods.flatMap(({ kind, days, usual }) => {
    const chosen = Number(written.get(kind) ?? days);
    return chosen === usual ? [] : [{ kind, days: chosen }];
  });
