/** Whether this runtime knows the IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const hourMilliseconds = 3_600_000;

/**
 * Longitude in the middle of a time zone's own hour, from its smaller offset of the year (winter time). Political time
 * zones lie up to 45° from it, so it tells continents apart, not countries.
 */
export function longitudeOfTimeZone(timeZone: string, at: number): number {
  const halfYear = 183 * 24 * hourMilliseconds;
  return Math.min(offsetHours(timeZone, at), offsetHours(timeZone, at + halfYear)) * 15;
}

function offsetHours(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) + Number(match[3]) / 60);
}
