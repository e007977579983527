import { createHmac } from 'node:crypto';
import {
  type FieldCipher,
  type FieldPlace,
  FieldUnreadable,
  MasterKeyUnavailable,
  type Opener,
  type Sealer,
} from '#access';
import { nobody } from '#domain';
import type { SqlSession } from '../database.js';
import type { FieldKeys } from './field-keys.js';
import { keyIdOfRow, openRows, sealRows } from './sealed-rows.js';
import { type DataKey, keyIdOf, keyIdsIn, openBytes, openText, sealBytes, sealText } from './sealed-value.js';

/** Seals and opens within one session of the database. */
export class SessionFields implements FieldCipher {
  private readonly own = new Map<string, DataKey>();

  constructor(
    private readonly sql: SqlSession,
    private readonly keys: FieldKeys | undefined,
  ) {}

  async sealerOf(agencyId: string): Promise<Sealer> {
    return (await this.sealersOf([agencyId]))(agencyId);
  }

  async sealersOf(agencyIds: readonly string[]): Promise<(agencyId: string) => Sealer> {
    const keys = await this.given().activeOf(this.sql, agencyIds, this.own);
    return (agencyId) => {
      const key = keys.get(agencyId)!;
      return {
        keyId: key.keyId,
        seal: (place, text) => sealText(key, place, text),
        sealBytes: (place, bytes) => sealBytes(key, place, bytes),
      };
    };
  }

  async openerOf(values: Iterable<unknown>): Promise<Opener> {
    const keyIds = keyIdsIn(values);
    const keys =
      keyIds.size === 0 || !this.keys ? new Map<string, never>() : await this.keys.byId(this.sql, keyIds, this.own);
    return new KeyedOpener(keys);
  }

  async sealRows(
    place: FieldPlace,
    rows: readonly { agencyId: string; id: string; bytes: Buffer }[],
  ): Promise<string[]> {
    const agencies = new Set(rows.map((row) => row.agencyId));
    const keys = await this.given().activeOf(this.sql, [...agencies], this.own);
    return byKey(
      rows,
      (row) => row.agencyId,
      (agencyId, some) => sealRows(keys.get(agencyId)!, place, some),
    );
  }

  async openRows(place: FieldPlace, rows: readonly { id: string; value: string }[]): Promise<Buffer[]> {
    const named = rows.map((row) => ({ ...row, keyId: keyIdOfRow(row.value) ?? '' }));
    const keys = await this.given().byId(this.sql, new Set(named.map((row) => row.keyId)), this.own);
    return byKey(
      named,
      (row) => row.keyId,
      (keyId, some) => {
        const key = keys.get(keyId);
        if (!key) throw new FieldUnreadable(`${place}:${some[0]!.id}`);
        if (key instanceof MasterKeyUnavailable) throw key;
        return openRows(key, place, some);
      },
    );
  }

  async blindIndexOf(column: string, value: string): Promise<Buffer> {
    const keys = await this.given().activeOf(this.sql, [nobody], this.own);
    const key = createHmac('sha256', keys.get(nobody)!.key).update('blind index').digest();
    return createHmac('sha256', key).update(`${column}:${value}`).digest();
  }

  private given(): FieldKeys {
    if (!this.keys) throw new Error('this pool was opened without keys: it cannot seal');
    return this.keys;
  }
}

/** The rows of each key in one go, the results in the order of the rows. */
function byKey<Row, Result>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  work: (key: string, rows: readonly Row[]) => Result[],
): Result[] {
  const first = rows[0] && keyOf(rows[0]);
  if (first === undefined) return [];
  if (rows.every((row) => keyOf(row) === first)) return work(first, rows);
  const places = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    const at = places.get(keyOf(row));
    if (at) at.push(index);
    else places.set(keyOf(row), [index]);
  }
  const results = new Array<Result>(rows.length);
  for (const [key, at] of places) {
    const some = work(
      key,
      at.map((index) => rows[index]!),
    );
    for (const [n, index] of at.entries()) results[index] = some[n]!;
  }
  return results;
}

class KeyedOpener implements Opener {
  constructor(private readonly keys: ReadonlyMap<string, Buffer | MasterKeyUnavailable>) {}

  open(place: FieldPlace, value: string): string {
    const keyId = keyIdOf(value);
    return keyId === undefined ? value : openText(this.keyOf(keyId, place), place, value);
  }

  openOrNull(place: FieldPlace, value: string): string | null {
    try {
      return this.open(place, value);
    } catch (error) {
      if (error instanceof FieldUnreadable || error instanceof MasterKeyUnavailable) return null;
      throw error;
    }
  }

  openBytes(place: FieldPlace, value: Buffer): Buffer {
    const keyId = keyIdOf(value);
    return keyId === undefined ? value : openBytes(this.keyOf(keyId, place), place, value);
  }

  private keyOf(keyId: string, place: FieldPlace): Buffer {
    const key = this.keys.get(keyId);
    if (!key) throw new FieldUnreadable(place);
    if (key instanceof MasterKeyUnavailable) throw key;
    return key;
  }
}
