const shownBytes = 8;
/** Of binary frames: how a device is named in them begins later. */
const shownOfBinary = 4;

/** How a frame begins, without what names its device: text with its digits hidden, else a few bytes in hexadecimal. */
export function maskedFrame(frame: Buffer): string {
  const head = frame.subarray(0, shownBytes);
  if (head.every((byte) => byte >= 0x20 && byte < 0x7f)) return head.toString('latin1').replace(/\d/g, '#');
  return head.subarray(0, shownOfBinary).toString('hex');
}
