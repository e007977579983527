/** Of a file: from `start` to `end`, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * What a `Range` header asks of a file of `size` bytes: one range, `undefined` for the whole (none asked, several, or one that is
 * not understood: whoever serves may answer the whole), `null` for one that lies beyond the end (416).
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null | undefined {
  const match = header === undefined ? null : /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  if (match === null || (match[1] === '' && match[2] === '')) return undefined;
  const [from, to] = [match[1]!, match[2]!];
  const last = size - 1;
  const range =
    from === ''
      ? { start: Math.max(0, size - Number(to)), end: last }
      : { start: Number(from), end: to === '' ? last : Math.min(last, Number(to)) };
  if (from !== '' && to !== '' && Number(from) > Number(to)) return undefined;
  return range.start > last ? null : range;
}
