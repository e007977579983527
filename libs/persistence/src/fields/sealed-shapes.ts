import type { FieldPlace, Opener, Sealer } from '#access';
import type { Address } from '#domain';

/** How a value of one shape is kept sealed in a column of its own type. `null` stays `null`. */
export interface SealedShape<Value> {
  /** For the parameter that writes it. */
  seal(sealer: Sealer, place: FieldPlace, value: Value): unknown;
  /** @param kept as the driver gives it */
  open(opener: Opener, place: FieldPlace, kept: never): Value;
}

const orNull =
  <Given, Result>(work: (given: Given) => Result) =>
  (given: Given | null): Result | null =>
    given === null || given === undefined ? null : work(given);

/** `text`. */
export const sealedText: SealedShape<string | null> = {
  seal: (sealer, place, value) => orNull((text: string) => sealer.seal(place, text))(value),
  open: (opener, place, kept) => orNull((text: string) => opener.open(place, text))(kept),
};

/** `json` and `jsonb`: a JSON string instead of the value. */
export const sealedJson: SealedShape<unknown> = {
  seal: (sealer, place, value) =>
    orNull((given: unknown) => JSON.stringify(sealer.seal(place, JSON.stringify(given))))(value),
  open: (opener, place, kept: unknown) => openJson(opener, place, kept),
};

/** `bytea`. */
export const sealedBytes: SealedShape<Buffer | null> = {
  seal: (sealer, place, value) => orNull((bytes: Buffer) => sealer.sealBytes(place, bytes))(value),
  open: (opener, place, kept) => orNull((bytes: Buffer) => opener.openBytes(place, bytes))(kept),
};

/** Addresses keep the name of their channel, which plans ask for; where they lead to is sealed. */
export const sealedAddresses: SealedShape<readonly Address[]> = {
  seal: (sealer, place, value) => JSON.stringify(sealAddresses(sealer, place, value)),
  open: (opener, place, kept: KeptAddress[]) => openAddresses(opener, place, kept),
};

export type KeptAddress = Address | { channel: Address['channel']; sealed: string };

export const sealAddresses = (sealer: Sealer, place: FieldPlace, addresses: readonly Address[]): KeptAddress[] =>
  addresses.map((address) => ({ channel: address.channel, sealed: sealer.seal(place, JSON.stringify(address)) }));

export const openAddresses = (opener: Opener, place: FieldPlace, kept: readonly KeptAddress[]): Address[] =>
  kept.map((entry) => ('sealed' in entry ? (JSON.parse(opener.open(place, entry.sealed)) as Address) : entry));

/** @param kept parsed JSON; of rows that are older than sealing the value itself */
export function openJson<Value>(opener: Opener, place: FieldPlace, kept: unknown): Value {
  if (typeof kept !== 'string') return kept as Value;
  const opened = opener.open(place, kept);
  return (opened === kept ? kept : JSON.parse(opened)) as Value;
}
