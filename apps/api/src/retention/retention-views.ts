import type { IncidentHoldView, Retention, RetentionRunPage } from '#contracts';
import type { IncidentHold, RetentionRun, RetentionSaid } from '#retention';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export const retentionView = ({ changedAt, ...said }: RetentionSaid): Retention => ({
  ...said,
  changedAt: isoOrNull(changedAt),
});

export const holdView = ({ placedAt, releasedAt, ...hold }: IncidentHold): IncidentHoldView => ({
  ...hold,
  placedAt: iso(placedAt),
  releasedAt: isoOrNull(releasedAt),
});

export const runView = ({ upTo, at, ...run }: RetentionRun): RetentionRunPage['runs'][number] => ({
  ...run,
  upTo: iso(upTo),
  at: iso(at),
});
