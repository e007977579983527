/** Joins what is known: `['a', null, 'b']` becomes `a, b`. */
export const list = (...parts: (string | null)[]): string => parts.filter((part) => part !== null).join(', ');

/** The reason in brackets, or nothing when nothing is known. */
export const brackets = (...parts: (string | null)[]): string => {
  const text = list(...parts);
  return text === '' ? '' : ` (${text})`;
};

/** Writes a number when there is one. */
export const when = (value: number | null, write: (value: number) => string): string | null =>
  value === null ? null : write(value);
