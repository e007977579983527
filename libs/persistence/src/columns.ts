/** The values of one field of all rows: a parameter for `unnest`. */
export const column = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key): Row[Key][] =>
  rows.map((row) => row[key]);

/** Milliseconds since 1970 as PostgreSQL reads them. */
export const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

export const instantOrNull = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : instant(milliseconds);
