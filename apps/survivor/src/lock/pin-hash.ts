import type { PinHash } from '../keep/kept.js';

/** A fifth of a second on a cheap phone: enough to make trying all PINs of a copied database slow, not to keep her waiting. */
const rounds = 150_000;

export async function hashPin(pin: string): Promise<PinHash> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt, rounds, hash: await derive(pin, salt, rounds) };
}

export async function isPin(pin: string, kept: PinHash): Promise<boolean> {
  const hash = await derive(pin, kept.salt, kept.rounds);
  return hash.every((byte, at) => byte === kept.hash[at]);
}

async function derive(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256);
  return new Uint8Array(bits);
}
