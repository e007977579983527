/**
 * A press as one SMS of 76 characters of the basic alphabet, for when there is a signal and no network. Made on the phone and read by
 * the house; by WebCrypto alone, the same in a browser and in Node.
 *
 * `QALQAN ` and base32 (Crockford) of 43 bytes: version 1, short id (5), id of the press (16), minute since 1970 (4), latitude and
 * longitude (3 each; all ones: unknown), accuracy in tens of meters (1), and the first ten bytes of the HMAC-SHA-256 of all before.
 */

const prefix = 'QALQAN ';
const version = 1;
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const shortIdBytes = 5;
const macBytes = 10;
const signedBytes = 33;
const allBytes = signedBytes + macBytes;
const unknown = 0xff_ff_ff;
/** The largest that stands for a coordinate. */
const most = unknown - 1;
const hmac = { name: 'HMAC', hash: 'SHA-256' } as const;

type MacKey = Parameters<typeof crypto.subtle.sign>[1];

/** What the enrolment gives to a phone. */
export interface SmsCredentials {
  /** 32 bytes in base64url: kept as a key that cannot be read ({@link importSmsKey}). */
  key: string;
  /** 5 bytes in base64url. */
  shortId: string;
  /** Where such messages go, E.164 or a short number; `null`: the house takes none. */
  number: string | null;
}

export interface SmsPress {
  /** UUID: by HTTP it is the same press. */
  id: string;
  /** Milliseconds since 1970; an SMS carries whole minutes. */
  pressedAt: number;
  position?: { longitude: number; latitude: number; accuracyMeters: number } | undefined;
}

/** What an SMS says, before anybody knows whether it is true. */
export interface ReadSmsPress extends SmsPress {
  /** Base64url. */
  shortId: string;
  signed: Uint8Array<ArrayBuffer>;
  mac: Uint8Array<ArrayBuffer>;
}

/** A key that signs and cannot be read, not even by the app. */
export const importSmsKey = (key: string): Promise<MacKey> =>
  crypto.subtle.importKey('raw', bytesOf(key), hmac, false, ['sign', 'verify']);

/** The text of the message. */
export async function writeSmsPress(key: MacKey, shortId: string, press: SmsPress): Promise<string> {
  const bytes = new Uint8Array(allBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = version;
  bytes.set(bytesOf(shortId), 1);
  bytes.set(uuidBytes(press.id), 6);
  view.setUint32(22, Math.floor(press.pressedAt / 60_000));
  const { position } = press;
  putUint24(view, 26, position ? Math.round(((position.latitude + 90) / 180) * most) : unknown);
  putUint24(view, 29, position ? Math.round(((position.longitude + 180) / 360) * most) : unknown);
  bytes[32] = Math.min(255, Math.ceil((position?.accuracyMeters ?? 0) / 10));
  const mac = await crypto.subtle.sign('HMAC', key, bytes.subarray(0, signedBytes));
  bytes.set(new Uint8Array(mac, 0, macBytes), signedBytes);
  return prefix + toBase32(bytes);
}

/** `undefined`: the text is no press. Whatever stands around it, and however it was typed. */
export function readSmsPress(text: string): ReadSmsPress | undefined {
  const [, code] = /\bQALQAN\s+([0-9A-Z]{69})\b/i.exec(text) ?? [];
  const bytes = code === undefined ? undefined : fromBase32(code);
  if (bytes?.length !== allBytes || bytes[0] !== version) return undefined;
  const view = new DataView(bytes.buffer);
  const [latitude, longitude] = [uint24(view, 26), uint24(view, 29)];
  return {
    id: uuidOf(bytes.subarray(6, 22)),
    pressedAt: view.getUint32(22) * 60_000,
    position:
      latitude === unknown || longitude === unknown
        ? undefined
        : {
            latitude: (latitude / most) * 180 - 90,
            longitude: (longitude / most) * 360 - 180,
            accuracyMeters: bytes[32]! * 10,
          },
    shortId: base64url(bytes.subarray(1, 1 + shortIdBytes)),
    signed: bytes.slice(0, signedBytes),
    mac: bytes.slice(signedBytes),
  };
}

/** Whether the phone of this key has written it. */
export async function isSmsPressOf(key: MacKey, { signed, mac }: ReadSmsPress): Promise<boolean> {
  const expected = new Uint8Array(await crypto.subtle.sign('HMAC', key, signed), 0, macBytes);
  let difference = 0;
  // Every byte, so that the time does not tell how many were right.
  expected.forEach((byte, index) => (difference |= byte ^ mac[index]!));
  return difference === 0;
}

function putUint24(view: DataView, at: number, value: number): void {
  view.setUint8(at, value >>> 16);
  view.setUint16(at + 1, value & 0xff_ff);
}

const uint24 = (view: DataView, at: number): number => (view.getUint8(at) << 16) | view.getUint16(at + 1);

const uuidBytes = (id: string): number[] =>
  id
    .replaceAll('-', '')
    .match(/../g)!
    .map((pair) => Number.parseInt(pair, 16));

const uuidOf = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

function toBase32(bytes: Uint8Array): string {
  let [text, bits, held] = ['', 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >>> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31];
}

/** Letters that are mistaken for digits are read as these. */
function fromBase32(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let [at, bits, held] = [0, 0, 0];
  for (const letter of text.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return undefined;
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = held >>> bits;
    held &= (1 << bits) - 1;
  }
  return bytes;
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
