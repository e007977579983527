/** GSM 03.38, in the order of its codes; the escape stands at 27. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const escape = 0x1b;
const extension: Record<string, number> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
};
const codes = new Map<string, readonly number[]>([
  ...[...basic].flatMap((char, code): [string, number[]][] => (code === escape ? [] : [[char, [code]]])),
  ...Object.entries(extension).map(([char, code]): [string, number[]] => [char, [escape, code]]),
]);

export type SmsEncoding = 'gsm7' | 'ucs2';

/** Units of one message, and of each part of a longer one, whose header takes six octets (3GPP TS 23.040). */
const room: Record<SmsEncoding, { whole: number; part: number }> = {
  gsm7: { whole: 160, part: 153 },
  ucs2: { whole: 70, part: 67 },
};

export interface SplitSms {
  encoding: SmsEncoding;
  /** What each segment carries, encoded: an octet for each septet of GSM 7, big-endian UTF-16 of UCS-2. */
  parts: readonly Buffer[];
}

/**
 * Cuts a text as phones want it. Kazakh and Russian letters are in UCS-2: 70 characters, or 67 in each of several parts.
 * Neither an escaped character nor a surrogate pair is cut in two.
 */
export function splitSms(text: string): SplitSms {
  const characters = [...text];
  const septets = characters.map((char) => codes.get(char));
  const encoding: SmsEncoding = septets.every((code) => code !== undefined) ? 'gsm7' : 'ucs2';
  const units =
    encoding === 'gsm7'
      ? (septets as (readonly number[])[]).map((code) => Buffer.from(code))
      : characters.map((char) => Buffer.from(char, 'utf16le').swap16());
  const octets = encoding === 'gsm7' ? 1 : 2;
  const total = units.reduce((sum, unit) => sum + unit.length, 0);
  const { whole, part } = room[encoding];
  return { encoding, parts: total <= whole * octets ? [Buffer.concat(units)] : filled(units, part * octets) };
}

/** How many segments, each paid for, a text takes. */
export const smsSegments = (text: string): number => splitSms(text).parts.length;

function filled(units: readonly Buffer[], octets: number): Buffer[] {
  const parts: Buffer[][] = [[]];
  let used = 0;
  for (const unit of units) {
    if (used + unit.length > octets) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)!.push(unit);
    used += unit.length;
  }
  return parts.map((part) => Buffer.concat(part));
}
