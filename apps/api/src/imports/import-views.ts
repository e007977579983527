import type { ImportLineView, ImportView } from '#contracts';
import type { CheckedLine, ImportRecord } from '#imports';

const iso = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString();

export const importViewOf = ({
  agencyId: _,
  requestedAt,
  appliedAt,
  expiresAt,
  ...rest
}: ImportRecord): ImportView => ({
  ...rest,
  columns: [...rest.columns],
  requestedAt: new Date(requestedAt).toISOString(),
  appliedAt: iso(appliedAt),
  expiresAt: iso(expiresAt),
});

export const lineViewOf = ({ line, values, problems, makes }: CheckedLine): ImportLineView => ({
  line,
  values,
  problems: [...problems],
  makes: makes && { ...makes, newPeople: [...makes.newPeople], knownPeople: [...makes.knownPeople] },
});
