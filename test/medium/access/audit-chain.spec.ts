import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type AuditCheckpoint,
  auditHash,
  type AuditKey,
  type ChainFault,
  checkpointMilliseconds,
  entriesPerCheckpoint,
  SignCheckpoints,
  verifyAudit,
} from '#access';
import { MovableClock, newId } from '#domain';
import { appendAudit, AuditArchiveRepository, AuditChainRepository, createDataSource, Database } from '#persistence';
import { readKeptCheckpoints } from '../../../apps/api/src/audit/kept-checkpoints.js';
import { sayFault } from '../../../apps/api/src/audit/say-fault.js';
import { CheckpointDirectory } from '../../../apps/worker/src/audit/checkpoint-directory.js';
import { aSigner, OneChain, rehashed } from './audit-chain.tools.js';
import { testStart } from '../../support/api.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

const length = 300;
const beginningOld = 40;

describe('an agency’s audit chain', () => {
  const clock = new MovableClock(testStart);
  let database: Database;
  let archive: AuditArchiveRepository;
  let chain: AuditChainRepository;
  let agencyId: string;
  let directory: string;

  const aRecord = (reason?: string) => ({
    agencyId,
    actor: 'staff' as const,
    actorId: newId().toUpperCase(),
    action: 'person.read',
    object: 'person',
    objectId: newId(),
    subjects: [newId(), newId()],
    ...(reason && { reason }),
    result: 'allowed' as const,
  });
  const append = async (count: number): Promise<void> => {
    for (let done = 0; done < count; done += 50)
      await Promise.all(
        Array.from({ length: Math.min(50, count - done) }, (_, n) => chain.append([aRecord(`№ ${n}`)])),
      );
  };
  /** As an owner of the database would: nothing stands in their way. */
  const tamper = (...statements: string[]): Promise<void> =>
    database.transaction(async (sql) => {
      // The head first, as who appends does.
      const tables = ['audit_head', 'audit_entry', 'audit_checkpoint'];
      for (const table of tables) await sql.count(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      for (const statement of statements) await sql.count(statement.replaceAll('$agency', `'${agencyId}'`));
      for (const table of tables) await sql.count(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    });
  const faults = async (kept?: AuditCheckpoint[], keys?: AuditKey[]): Promise<Omit<ChainFault, 'agencyId'>[]> => {
    const found: Omit<ChainFault, 'agencyId'>[] = [];
    await verifyAudit(archive, {
      agencyId,
      kept,
      keys,
      onFault: ({ agencyId: of, ...fault }) => {
        expect(of).toBe(agencyId);
        found.push(fault);
      },
    });
    return found;
  };

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 4, applicationName: 'tests' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
    archive = new AuditArchiveRepository(database);
    chain = new AuditChainRepository(database, clock);
    directory = await mkdtemp(join(tmpdir(), 'qalqan-checkpoints-'));
  });
  afterAll(async () => {
    await database.close();
    await rm(directory, { recursive: true });
  });
  beforeEach(async () => {
    agencyId = newId();
    await database.transaction((sql) => appendAudit(sql, clock, [aRecord('first')]));
    await writeOld(beginningOld);
    await append(length - beginningOld);
    clock.move(1_000);
  });

  /** Entries as they were written before they said whom they concern: the first of this chain. */
  async function writeOld(count: number): Promise<void> {
    let previousHash: Buffer = Buffer.alloc(32);
    const entries = Array.from({ length: count }, (_, index) => {
      const { subjects: _none, actorId, ...record } = aRecord('old');
      const at = new Date(clock.now()).toISOString();
      const entry = { ...record, actorId: actorId.toLowerCase(), reason: 'old', sequence: index + 1, at };
      const hash = auditHash(previousHash, { ...entry, subjects: [], hashVersion: 1 });
      const stored = { ...entry, previousHash, hash };
      previousHash = hash;
      return stored;
    });
    await tamper(
      `DELETE FROM audit_entry WHERE agency_id = $agency`,
      `DELETE FROM audit_head WHERE agency_id = $agency`,
    );
    for (const { sequence, at, actorId, objectId, previousHash: previous, hash } of entries)
      await database.count(
        `INSERT INTO audit_entry (agency_id, sequence, at, actor, actor_id, action, object, object_id, reason, result,
           previous_hash, hash) VALUES ($1, $2, $3, 'staff', $4, 'person.read', 'person', $5, 'old', 'allowed', $6, $7)`,
        [agencyId, sequence, at, actorId, objectId, previous, hash],
      );
    await database.count(`INSERT INTO audit_head (agency_id, sequence, hash) VALUES ($1, $2, $3)`, [
      agencyId,
      count,
      entries.at(-1)!.hash,
    ]);
  }

  it('holds, its old entries too', async () => {
    expect(await faults()).toEqual([]);
    expect(await archive.head(agencyId)).toMatchObject({ sequence: length });
  });

  it.each([
    `UPDATE audit_entry SET reason = 'x' WHERE agency_id = $1`,
    `DELETE FROM audit_entry WHERE agency_id = $1`,
    `DELETE FROM audit_head WHERE agency_id = $1`,
    `UPDATE audit_head SET sequence = sequence - 1 WHERE agency_id = $1`,
    `DELETE FROM audit_checkpoint WHERE agency_id = $1`,
  ])('only grows: %s is refused', async (statement) => {
    await expect(database.count(statement, [agencyId])).rejects.toMatchObject({ code: '23001' });
    expect(await faults()).toEqual([]);
  });

  it.each(['audit_entry', 'audit_head', 'audit_checkpoint', 'audit_key'])(
    'only grows: %s is not emptied',
    async (table) => {
      await expect(database.count(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({ code: '23001' });
    },
  );

  it.each([
    `actor = 'system'`,
    `actor_id = gen_random_uuid()`,
    `action = 'person.list'`,
    `object = 'device'`,
    `object_id = NULL`,
    `reason = NULL`,
    `reason = reason || ' '`,
    `result = 'refused'`,
    `at = at - interval '1 millisecond'`,
    `subjects = subjects[2:2]`,
    `subjects = ARRAY[subjects[2], subjects[1]]`,
    `hash_version = 1`,
    `hash_version = 3`,
    `hash = decode(repeat('00', 32), 'hex')`,
    `previous_hash = decode(repeat('00', 32), 'hex')`,
  ])('names the entries of which %s', async (alteration) => {
    await tamper(`UPDATE audit_entry SET ${alteration} WHERE agency_id = $agency AND sequence IN (77, 201, 202)`);
    expect(await faults()).toEqual([77, 201, 202].map((sequence) => ({ kind: 'altered', sequence })));
  });

  it('names what was removed', async () => {
    await tamper(`DELETE FROM audit_entry WHERE agency_id = $agency AND (sequence = 1 OR sequence BETWEEN 90 AND 99)`);
    expect(await faults()).toEqual([
      { kind: 'removed', sequence: 1, until: 1 },
      { kind: 'removed', sequence: 90, until: 99 },
    ]);
  });

  it('names what was put in another order', async () => {
    await tamper(
      `UPDATE audit_entry SET sequence = -sequence WHERE agency_id = $agency AND sequence IN (50, 250)`,
      `UPDATE audit_entry SET sequence = 300 + sequence WHERE agency_id = $agency AND sequence < 0`,
    );
    expect(await faults()).toEqual([
      { kind: 'reordered', sequence: 50, until: 250 },
      { kind: 'reordered', sequence: 250, until: 50 },
    ]);
  });

  it('names what was cut off, and what was written behind the head', async () => {
    await tamper(`DELETE FROM audit_entry WHERE agency_id = $agency AND sequence > 290`);
    expect(await faults()).toEqual([{ kind: 'truncated', sequence: 291, until: 300 }]);
    await tamper(`UPDATE audit_head SET sequence = 280, hash = (SELECT hash FROM audit_entry e
      WHERE e.agency_id = $agency AND e.sequence = 280) WHERE agency_id = $agency`);
    expect(await faults()).toEqual([{ kind: 'unaccounted', sequence: 281, until: 290 }]);
  });

  describe('with checkpoints', () => {
    const signer = aSigner();
    const signed: string[] = [];
    const broken: ChainFault[] = [];
    const sign = () =>
      new SignCheckpoints(new OneChain(database, agencyId), signer, new CheckpointDirectory(directory), clock, {
        chainSigned: (id, sequence) => signed.push(`${id} ${sequence}`),
        chainBroken: (fault) => broken.push(fault),
      }).execute();
    const kept = async () => (await readKeptCheckpoints(directory)).filter((one) => one.agencyId === agencyId);
    const file = () => join(directory, `${agencyId}.jsonl`);

    beforeEach(sign);
    afterEach(() => {
      signed.length = 0;
      broken.length = 0;
    });

    it('is signed at once, then after an hour or a thousand entries; each is kept elsewhere too', async () => {
      await append(1);
      await sign();
      expect(signed).toEqual([`${agencyId} 300`]);
      clock.move(checkpointMilliseconds);
      await sign();
      await append(entriesPerCheckpoint - 1);
      await sign();
      expect(signed).toEqual([`${agencyId} 300`, `${agencyId} 301`]);
      await append(1);
      await sign();
      expect(signed.at(-1)).toBe(`${agencyId} 1301`);
      clock.move(checkpointMilliseconds);
      await sign();
      expect(signed).toHaveLength(3);
      expect(await kept()).toEqual(await archive.checkpoints(agencyId));
      expect(await faults(await kept(), [signer.key])).toEqual([]);
      expect((await archive.keys()).map(({ keyId }) => keyId)).toContain(signer.key.keyId);
    });

    it('is not signed when it does not hold, and is named each time', async () => {
      await append(1);
      clock.move(checkpointMilliseconds);
      await tamper(`UPDATE audit_entry SET result = 'refused' WHERE agency_id = $agency AND sequence = 301`);
      await sign();
      await sign();
      const fault = { kind: 'altered', agencyId, sequence: 301 };
      expect(broken).toEqual([fault, fault]);
      expect(signed).toHaveLength(1);
      expect(sayFault(broken[0]!)).toBe(`${agencyId}  entry 301: altered; it is not what was written`);
    });

    it('names a history that was written anew, each entry after the other', async () => {
      const entries = await archive.entries(agencyId, 0, length, length);
      const forged = rehashed(
        entries.map((entry) => (entry.sequence === 123 ? { ...entry, actorId: newId() } : entry)),
      );
      await tamper(
        ...forged.map(
          ({ sequence, actorId, previousHash, hash }) => `UPDATE audit_entry SET actor_id = '${actorId}',
            previous_hash = '\\x${previousHash.toString('hex')}', hash = '\\x${hash.toString('hex')}'
            WHERE agency_id = $agency AND sequence = ${sequence}`,
        ),
        `UPDATE audit_head SET hash = '\\x${forged.at(-1)!.hash.toString('hex')}' WHERE agency_id = $agency`,
      );
      expect(await faults()).toEqual([{ kind: 'rewritten', sequence: 1, until: 300 }]);
    });

    it('names what was cut off with its head, and the checkpoint that was cut off with it', async () => {
      await tamper(
        `DELETE FROM audit_entry WHERE agency_id = $agency AND sequence > 290`,
        `UPDATE audit_head SET sequence = 290, hash = (SELECT hash FROM audit_entry e
           WHERE e.agency_id = $agency AND e.sequence = 290) WHERE agency_id = $agency`,
      );
      expect(await faults()).toEqual([{ kind: 'truncated', sequence: 291, until: 300 }]);
      await tamper(`DELETE FROM audit_checkpoint WHERE agency_id = $agency`);
      expect(await faults()).toEqual([]);
      expect(await faults(await kept())).toEqual([
        { kind: 'checkpoint_removed', sequence: 300 },
        { kind: 'truncated', sequence: 291, until: 300 },
      ]);
    });

    it('names a chain that is gone altogether, by what is kept elsewhere', async () => {
      await tamper(
        ...['audit_entry', 'audit_head', 'audit_checkpoint'].map(
          (table) => `DELETE FROM ${table} WHERE agency_id = $agency`,
        ),
      );
      expect(await faults(await kept())).toContainEqual({ kind: 'truncated', sequence: 1, until: 300 });
      const found: ChainFault[] = [];
      await verifyAudit(archive, { kept: await kept(), onFault: (fault) => found.push(fault) });
      expect(found).toContainEqual({ kind: 'truncated', agencyId, sequence: 1, until: 300 });
    });

    it('names a checkpoint that was forged, and one of a key that is not believed', async () => {
      await tamper(`UPDATE audit_checkpoint SET sequence = 299 WHERE agency_id = $agency`);
      expect(await faults()).toEqual([{ kind: 'checkpoint_forged', sequence: 299 }]);
      expect(await faults(await kept(), [aSigner().key])).toEqual([
        { kind: 'checkpoint_forged', sequence: 299 },
        { kind: 'checkpoint_forged', sequence: 300 },
      ]);
      const spoilt = { ...signer.key, publicKey: 'no key' };
      expect(await faults(await kept(), [spoilt])).toContainEqual({ kind: 'checkpoint_forged', sequence: 300 });
    });

    it('refuses a file of checkpoints that cannot be read, by its line', async () => {
      await writeFile(file(), `${await readFile(file(), 'utf8')}{"agencyId": 1}\n`);
      await expect(kept()).rejects.toThrow(`${file()}, line 2 is no checkpoint.`);
      await rm(file());
    });
  });
});
