/**
 * Where a value stands: `table.column:row`. What was sealed for one place opens in no other, so that nobody can move a
 * value to where others read it.
 */
export type FieldPlace = string;

/** Seals a text by the key of one agency. */
export type Seal = (place: FieldPlace, text: string) => string;

export interface Opener {
  /**
   * The text; what is not sealed, as rows are that are older than sealing, is given back as it is.
   *
   * @throws FieldUnreadable when its key is gone, when it was sealed for another place, or was changed
   * @throws MasterKeyUnavailable when its key is not to be had at the moment
   */
  open(place: FieldPlace, value: string): string;
  /** As {@link open}; `null` when it cannot be read: for what must be shown also without it. */
  openOrNull(place: FieldPlace, value: string): string | null;
  /** As {@link open}, of bytes. */
  openBytes(place: FieldPlace, value: Buffer): Buffer;
}

/** Seals a text or bytes by the key of one agency. */
export interface Sealer {
  /** Names the key. */
  readonly keyId: string;
  seal: Seal;
  sealBytes(place: FieldPlace, bytes: Buffer): Buffer;
}

/**
 * Port: names, phones, addresses, notes and places are kept sealed, by a key of the agency they belong to. Keys are fetched
 * once for many values; sealing and opening then wait for nothing.
 */
export interface FieldCipher {
  /** @throws MasterKeyUnavailable when the agency's key cannot be had at the moment */
  sealerOf(agencyId: string): Promise<Sealer>;
  /** Of several agencies at once. */
  sealersOf(agencyIds: readonly string[]): Promise<(agencyId: string) => Sealer>;
  /** @param values texts, bytes, or arrays and objects of them, as rows have them; the keys they name are fetched */
  openerOf(values: Iterable<unknown>): Promise<Opener>;
  /**
   * Short values of many rows at once, for what is written too often to be sealed one by one: hidden, and bound to their rows,
   * but not proven. `id` is a UUID. In the order of the rows.
   */
  sealRows(place: FieldPlace, rows: readonly { agencyId: string; id: string; bytes: Buffer }[]): Promise<string[]>;
  /** @throws FieldUnreadable for the first that was not sealed so for its row, or whose key is not there */
  openRows(place: FieldPlace, rows: readonly { id: string; value: string }[]): Promise<Buffer[]>;
  /** Finds a value by equality without opening any: the same for the same value of one column, and tells nothing of it. */
  blindIndexOf(column: string, value: string): Promise<Buffer>;
}

/** A value is there, and cannot be read. Its message names the place, never the value. */
export class FieldUnreadable extends Error {
  override name = 'FieldUnreadable';

  constructor(place: FieldPlace) {
    super(`${place} cannot be opened`);
  }
}
