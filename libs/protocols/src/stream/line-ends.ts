export const isLineEnd = (byte: number | undefined): boolean => byte === 0x0d || byte === 0x0a;

/** @returns how many bytes */
export function lineEndsAtBegin(bytes: Buffer): number {
  let length = 0;
  while (isLineEnd(bytes[length])) length += 1;
  return length;
}
