/** `hhmmss` and `ddmmyy`, in UTC. @returns NaN for what no clock shows */
export function readH02Time(time: string, date: string): number {
  if (!/^\d{6}$/.test(time) || !/^\d{6}$/.test(date)) return NaN;
  const [day, month, year] = [date.slice(0, 2), date.slice(2, 4), date.slice(4)];
  const at = Date.parse(`20${year}-${month}-${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`);
  return new Date(at).getUTCDate() === Number(day) ? at : NaN;
}

/** `yyyymmddhhmmss` */
export const writeH02Time = (at: number): string => new Date(at).toISOString().replace(/\D/g, '').slice(0, 14);

/** Degrees and minutes as in `2233.4567` or `22334567`. @returns degrees; `undefined` for what no place has */
export function readDegrees(text: string): number | undefined {
  const parts =
    /^-?(\d{1,3})-(\d{1,2}\.\d{1,8})$/.exec(text) ??
    /^(\d{0,3})(\d\d\.\d{1,8})$/.exec(text) ??
    /^(\d{1,3})(\d\d\d{4})$/.exec(text);
  if (!parts) return undefined;
  const minutes = parts[2]!.includes('.') ? Number(parts[2]) : Number(parts[2]) / 10_000;
  return minutes < 60 ? Number(parts[1]) + minutes / 60 : undefined;
}

export const metersPerSecondOfKnot = 1_852 / 3_600;
