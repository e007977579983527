import { randomBytes } from 'node:crypto';
import { type MasterKey, MasterKeyUnavailable } from '#access';
import { type Clock, nobody } from '#domain';
import { instant } from '../columns.js';
import type { SqlSession } from '../database.js';
import { type DataKey, newKeyId } from './sealed-value.js';

/** How long an agency's key is used without looking whether it has been rotated. */
export const activeKeyMilliseconds = 60_000;
/** How long a key is believed; the row of one that was deleted is looked for again after that. */
const knownKeyMilliseconds = 600_000;
/** Some hundred agencies with some keys each. */
const mostKeys = 10_000;

interface Row {
  keyId: string;
  agencyId: string;
  wrapped: string;
}

interface Known extends DataKey {
  until: number;
}

const columns = `key_id AS "keyId", agency_id AS "agencyId", wrapped FROM agency_key`;
const contextOf = ({ agencyId, keyId }: Pick<Row, 'agencyId' | 'keyId'>): string => `agency_key:${agencyId}:${keyId}`;

/** Keys of agencies, unwrapped, as this process has them in memory. Shared by its pools. */
export class FieldKeys {
  private readonly known = new Map<string, Known>();
  private readonly active = new Map<string, { keyId: string; until: number }>();

  constructor(
    private readonly master: MasterKey,
    private readonly clock: Clock,
  ) {}

  /**
   * Unwraps what is in use and makes what is missing, so that a press waits for no key service and no key of another.
   *
   * @throws Error when the master key is another one
   */
  async warm(sql: SqlSession): Promise<void> {
    const rows = await sql.rows<Row>(
      `SELECT ${columns} WHERE retired_at IS NULL ORDER BY created_at LIMIT ${mostKeys}`,
    );
    for (const row of rows) {
      await this.unwrapped(row);
      this.use(row.agencyId, row.keyId);
    }
    const without = await sql.rows<{ id: string }>(
      `SELECT n.id FROM (SELECT id FROM agency UNION ALL SELECT $1::uuid) n
       WHERE NOT EXISTS (SELECT 1 FROM agency_key k WHERE k.agency_id = n.id AND k.retired_at IS NULL) ORDER BY n.id`,
      [nobody],
    );
    for (const { id } of without) await this.make(sql, id);
  }

  /** @param own keys that the session's transaction made and nobody else sees yet */
  async activeOf(
    sql: SqlSession,
    agencyIds: readonly string[],
    own: Map<string, DataKey>,
  ): Promise<Map<string, DataKey>> {
    const now = this.clock.now();
    const found = new Map<string, DataKey>();
    for (const agencyId of new Set(agencyIds)) {
      const mine = own.get(agencyId);
      const active = this.active.get(agencyId);
      const key = mine ?? (active && active.until > now ? this.known.get(active.keyId) : undefined);
      if (key) found.set(agencyId, key);
    }
    const missing = [...new Set(agencyIds)].filter((agencyId) => !found.has(agencyId));
    if (missing.length === 0) return found;
    const rows = await sql.rows<Row>(`SELECT ${columns} WHERE agency_id = ANY($1::uuid[]) AND retired_at IS NULL`, [
      missing,
    ]);
    for (const row of rows) {
      found.set(row.agencyId, await this.unwrapped(row));
      this.use(row.agencyId, row.keyId);
    }
    for (const agencyId of missing)
      if (!found.has(agencyId)) {
        const key = await this.make(sql, agencyId);
        own.set(agencyId, key);
        found.set(agencyId, key);
      }
    return found;
  }

  /** Those of the keys that are to be had: what they are missing for is said when it is opened. */
  async byId(
    sql: SqlSession,
    keyIds: Iterable<string>,
    own: ReadonlyMap<string, DataKey>,
  ): Promise<Map<string, Buffer | MasterKeyUnavailable>> {
    const now = this.clock.now();
    const found = new Map<string, Buffer | MasterKeyUnavailable>(
      [...own.values()].map(({ keyId, key }) => [keyId, key]),
    );
    const missing: string[] = [];
    for (const keyId of keyIds) {
      const known = this.known.get(keyId);
      if (known && known.until > now) found.set(keyId, known.key);
      else if (!found.has(keyId)) missing.push(keyId);
    }
    if (missing.length === 0) return found;
    const rows = await sql.rows<Row>(`SELECT ${columns} WHERE key_id = ANY($1::text[])`, [missing]);
    for (const keyId of missing) {
      const row = rows.find((candidate) => candidate.keyId === keyId);
      if (!row) this.known.delete(keyId);
      const key = row && (await this.unwrappedOrWhy(row));
      if (key) found.set(keyId, key);
    }
    return found;
  }

  /** `undefined` when another master key wrapped it: such a value is unreadable for good, not for now. */
  private async unwrappedOrWhy(row: Row): Promise<Buffer | MasterKeyUnavailable | undefined> {
    try {
      return (await this.unwrapped(row)).key;
    } catch (error) {
      return error instanceof MasterKeyUnavailable ? error : undefined;
    }
  }

  /** A new key of the agency, which seals from now on. What it replaces goes on opening. */
  async rotate(sql: SqlSession, agencyId: string): Promise<void> {
    await sql.count(`UPDATE agency_key SET retired_at = $2 WHERE agency_id = $1 AND retired_at IS NULL`, [
      agencyId,
      instant(this.clock.now()),
    ]);
    this.active.delete(agencyId);
    await this.make(sql, agencyId);
  }

  /** Wraps anew what the former master key wrapped. Resolves to how many keys that were. */
  async rewrap(sql: SqlSession): Promise<number> {
    let count = 0;
    for (const row of await sql.rows<Row>(`SELECT ${columns} ORDER BY key_id`)) {
      if (await this.master.isCurrent(row.wrapped)) continue;
      const wrapped = await this.master.wrap(await this.master.unwrap(row.wrapped, contextOf(row)), contextOf(row));
      count += await sql.count(`UPDATE agency_key SET wrapped = $3 WHERE key_id = $1 AND wrapped = $2`, [
        row.keyId,
        row.wrapped,
        wrapped,
      ]);
    }
    return count;
  }

  /** Within the session's transaction, so that it stands or falls with what it sealed: it is not shared before it is read back. */
  private async make(sql: SqlSession, agencyId: string): Promise<DataKey> {
    const made = { keyId: newKeyId(), agencyId, key: randomBytes(32) };
    const wrapped = await this.master.wrap(made.key, contextOf(made));
    // Of two that make one at once, the second waits here for the first, and takes its key.
    await sql.count(
      `INSERT INTO agency_key (key_id, agency_id, wrapped, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (agency_id) WHERE retired_at IS NULL DO NOTHING`,
      [made.keyId, agencyId, wrapped, instant(this.clock.now())],
    );
    const [row] = await sql.rows<Row>(`SELECT ${columns} WHERE agency_id = $1 AND retired_at IS NULL`, [agencyId]);
    if (!row) throw new Error('the key of an agency was retired while it was made');
    return row.keyId === made.keyId ? made : this.unwrapped(row);
  }

  private use(agencyId: string, keyId: string): void {
    if (this.active.size > mostKeys) this.active.clear();
    this.active.set(agencyId, { keyId, until: this.clock.now() + activeKeyMilliseconds });
  }

  /** A key service that is away keeps nobody from what this process could read a minute ago. */
  private async unwrapped(row: Row): Promise<DataKey> {
    const now = this.clock.now();
    const known = this.known.get(row.keyId);
    if (known && known.until > now) return known;
    try {
      const key = await this.master.unwrap(row.wrapped, contextOf(row));
      if (this.known.size > mostKeys) this.known.clear();
      this.known.set(row.keyId, { keyId: row.keyId, key, until: now + knownKeyMilliseconds });
      return { keyId: row.keyId, key };
    } catch (error) {
      if (known && error instanceof MasterKeyUnavailable) return known;
      throw error;
    }
  }
}
