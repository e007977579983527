const two = (text: string): string => text.padStart(2, '0');

/** A typed day as `2026-11-22`: `22.11.2026`, `22/11/26` (day first), `2026-11-22`; `undefined`: it is none. */
export function typedDate(text: string): string | undefined {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  const local = /^\s*(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})\s*$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : local ? local.slice(1).toReversed() : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}`;
  const at = new Date(`${date}T00:00:00Z`);
  // 31.02. would be some day in March.
  return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(date) ? undefined : date;
}

/** A typed time as `08:30`: `8:30`, `8.30`, `0830`; `undefined`: it is none. */
export function typedTime(text: string): string | undefined {
  const found = /^\s*(\d{1,2})[:. ]?(\d{2})\s*$/.exec(text);
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return undefined;
  return `${two(found[1]!)}:${found[2]}`;
}

/** `22.11.2026`. */
export const shownDate = (date: string): string => date.split('-').toReversed().join('.');
