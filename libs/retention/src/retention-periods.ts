import { type FieldError, type RetentionKind, retentionKinds } from '#domain';
import type { RetentionBounds } from './retention-bounds.js';

/** What an agency has said, in days. */
export type ChosenDays = Readonly<Partial<Record<RetentionKind, number>>>;
/** What holds, in days. */
export type RetentionDays = Readonly<Record<RetentionKind, number>>;

const dayMilliseconds = 86_400_000;

/** What is deleted with its incident at the latest. */
const notLongerThan: Readonly<Partial<Record<RetentionKind, RetentionKind>>> = {
  positions_quiet: 'positions_incident',
  positions_incident: 'incidents',
  panic_fixes: 'incidents',
  notes: 'incidents',
  deliveries: 'incidents',
  exports: 'incidents',
};

/** The chosen days, the usual ones where nothing is chosen; both within the bounds, which may have been narrowed since. */
export function retentionDays(chosen: ChosenDays, bounds: RetentionBounds): RetentionDays {
  const days = Object.fromEntries(
    retentionKinds.map((kind) => {
      const { least, most, usual } = bounds[kind];
      return [kind, Math.min(Math.max(chosen[kind] ?? usual, least), most)];
    }),
  ) as Record<RetentionKind, number>;
  // An incident stays until all that hangs on it may go.
  for (const [kind, other] of entriesOf(notLongerThan)) days[other] = Math.max(days[other], days[kind]);
  return days;
}

/** What is wrong with a choice, each by its place in the list that was given. */
export function faultsOf(
  given: readonly { kind: RetentionKind; days: number }[],
  bounds: RetentionBounds,
): FieldError[] {
  const errors: FieldError[] = [];
  const days = new Map(retentionKinds.map((kind) => [kind, bounds[kind].usual]));
  const seen = new Set<RetentionKind>();
  given.forEach(({ kind, days: wanted }, index) => {
    const { least, most } = bounds[kind];
    if (seen.has(kind)) errors.push({ path: `periods.${index}.kind`, message: 'is given twice' });
    if (wanted < least || wanted > most)
      errors.push({ path: `periods.${index}.days`, message: `must be ${least} to ${most}` });
    seen.add(kind);
    days.set(kind, wanted);
  });
  if (errors.length > 0) return errors;
  return entriesOf(notLongerThan)
    .filter(([kind, other]) => days.get(kind)! > days.get(other)!)
    .map(([kind, other]) => ({
      path: 'periods',
      message: `${kind} must not be kept longer than ${other}`,
    }));
}

/** What lies before is due. Positions of quiet days go by whole days (UTC), as their partitions do. */
export function dueBefore(kind: RetentionKind, days: number, now: number): number {
  const limit = now - days * dayMilliseconds;
  return kind === 'positions_quiet' ? Math.floor(limit / dayMilliseconds) * dayMilliseconds : limit;
}

const entriesOf = (record: typeof notLongerThan): [RetentionKind, RetentionKind][] =>
  Object.entries(record) as [RetentionKind, RetentionKind][];
