const quarterHourMs = 900_000;

interface ZoneClock {
  format: Intl.DateTimeFormat;
  /** Offsets change at quarter hours only, so one look at Intl serves every fix of that quarter of an hour. */
  offsets: Map<number, number>;
}

const clocks = new Map<string, ZoneClock>();

/** Milliseconds that the clocks of an IANA time zone are ahead of UTC at `at`. Throws RangeError for an unknown zone. */
export function zoneOffsetMs(timeZone: string, at: number): number {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clock = { format, offsets: new Map() };
    clocks.set(timeZone, clock);
  }
  const bucket = Math.floor(at / quarterHourMs);
  const known = clock.offsets.get(bucket);
  if (known !== undefined) return known;
  const parts: Record<string, number> = {};
  const instant = bucket * quarterHourMs;
  for (const part of clock.format.formatToParts(instant)) parts[part.type] = Number(part.value);
  const local = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
  if (clock.offsets.size > 500) clock.offsets.clear();
  clock.offsets.set(bucket, local - instant);
  return local - instant;
}
