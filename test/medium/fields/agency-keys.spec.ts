import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FieldUnreadable, type MasterKey, MasterKeyUnavailable } from '#access';
import { MovableClock, newId } from '#domain';
import { createDataSource, Database, FieldKeys, LocalMasterKey, openMasterKey } from '#persistence';
import { SessionFields } from '../../../libs/persistence/src/fields/session-fields.js';
import { testDatabaseUrl } from '../../support/test-database.js';
import { TransitStandIn } from '../../support/transit-stand-in.js';

const place = 'person.name:1';

describe('the keys of agencies', () => {
  const clock = new MovableClock(Date.UTC(2026, 10, 2, 9));
  const pools: Database[] = [];
  let master: MasterKey;
  let agencyId: string;

  /** As another process has it: keys of its own memory. */
  const process = async (of: MasterKey = master): Promise<Database & { keys: FieldKeys }> => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'keys' };
    const database = new Database(await createDataSource(options).initialize(), new FieldKeys(of, clock));
    pools.push(database);
    return database as Database & { keys: FieldKeys };
  };
  const sealed = async (database: Database, text = 'Aigerim') =>
    (await database.fields.sealerOf(agencyId)).seal(place, text);
  const opened = async (database: Database, value: string) =>
    (await database.fields.openerOf([value])).open(place, value);
  const rows = (database: Database) =>
    database.rows<{ keyId: string; retired: boolean; wrapped: string }>(
      `SELECT key_id AS "keyId", retired_at IS NOT NULL AS retired, wrapped FROM agency_key WHERE agency_id = $1
       ORDER BY retired_at NULLS LAST`,
      [agencyId],
    );
  beforeEach(() => {
    master = new LocalMasterKey(randomBytes(32));
    agencyId = newId();
  });
  afterEach(async () => {
    const [database] = pools;
    await database?.count(`DELETE FROM agency_key WHERE agency_id = $1`, [agencyId]);
    await Promise.all(pools.splice(0).map((pool) => pool.close()));
  });

  it('are made once, whoever comes first, and known to every process', async () => {
    const [one, other] = [await process(), await process()];
    const values = await Promise.all([sealed(one), sealed(other), sealed(one)]);
    expect(await rows(one)).toHaveLength(1);
    for (const value of values)
      for (const database of [one, other, await process()]) expect(await opened(database, value)).toBe('Aigerim');
  });

  it('that were made in a transaction which failed are forgotten with it', async () => {
    const database = await process();
    const failing = database.transaction(async (sql) => {
      await sql.fields.sealerOf(agencyId);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await rows(database)).toEqual([]);
    const value = await sealed(database);
    expect(await opened(await process(), value)).toBe('Aigerim');
  });

  it('open nothing without the master key, and say so without the value', async () => {
    const value = await sealed(await process());
    const stranger = await process(new LocalMasterKey(randomBytes(32)));
    await expect(opened(stranger, value)).rejects.toThrow(FieldUnreadable);
    await expect(stranger.keys.warm(stranger)).rejects.toThrow('another master key');
    const [opener, nobodys] = [await stranger.fields.openerOf([value]), new Database(stranger.dataSource)];
    expect(opener.openOrNull(place, value)).toBeNull();
    await expect(opened(nobodys, value)).rejects.toThrow('person.name:1 cannot be opened');
    await expect(nobodys.fields.sealerOf(agencyId)).rejects.toThrow('without keys');
    expect(await opened(nobodys, 'a row of before')).toBe('a row of before');
  });

  it('are rotated while processes run: new values get the new key at once here, within a minute elsewhere', async () => {
    const [one, other] = [await process(), await process()];
    const before = await sealed(one);
    await sealed(other);
    await one.transaction((sql) => one.keys.rotate(sql, agencyId));
    const [retired, active] = await rows(one);
    expect([retired!.retired, active!.retired]).toEqual([true, false]);
    const late = await sealed(other);
    expect([await sealed(one), late].map((value) => value.split(':')[1])).toEqual([active!.keyId, retired!.keyId]);
    clock.move(60_001);
    expect((await sealed(other)).split(':')[1]).toBe(active!.keyId);
    for (const value of [before, late]) expect(await opened(await process(), value)).toBe('Aigerim');
  });

  it('are wrapped anew when the master key changes; what they sealed stays as it is', async () => {
    const [former, next] = [randomBytes(32), randomBytes(32)];
    master = new LocalMasterKey(former);
    const value = await sealed(await process());
    const database = await process(new LocalMasterKey(next, [former]));
    // Other tests' keys are wrapped by the run's own master key.
    const undone = database.transaction(async (sql) => {
      await sql.count(`DELETE FROM agency_key WHERE agency_id <> $1`, [agencyId]);
      expect(await database.keys.rewrap(sql)).toBe(1);
      expect(await database.keys.rewrap(sql)).toBe(0);
      const later = new FieldKeys(new LocalMasterKey(next), clock);
      const opener = await new SessionFields(sql, later).openerOf([value]);
      expect(opener.open(place, value)).toBe('Aigerim');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
  });

  describe('wrapped by a key service', () => {
    let service: TransitStandIn;
    beforeAll(async () => {
      service = await TransitStandIn.open();
    });
    afterAll(() => service.close());
    beforeEach(() => {
      service.failure = undefined;
      master = openMasterKey({ KMS_URL: service.url, KMS_KEY: 'agencies', KMS_TOKEN: service.token });
    });

    it('never show it a value, nor the database a key', async () => {
      const database = await process();
      const value = await sealed(database);
      const asked = service.requests;
      expect(await opened(database, value)).toBe('Aigerim');
      expect((await rows(database))[0]!.wrapped).toMatch(/^vault:v1:/);
      expect(await opened(await process(), value)).toBe('Aigerim');
      expect(service.requests - asked).toBeLessThanOrEqual(2);
    });

    it('are refused to a wrong token, and for another agency than they were made for', async () => {
      const value = await sealed(await process());
      const wrong = openMasterKey({ KMS_URL: service.url, KMS_KEY: 'agencies', KMS_TOKEN: 'no' });
      await expect(opened(await process(wrong), value)).rejects.toThrow(MasterKeyUnavailable);
      await expect(wrong.wrap(randomBytes(32), 'x')).rejects.toThrow(MasterKeyUnavailable);
      const wrapped = await master.wrap(randomBytes(32), 'agency_key:1');
      await expect(master.unwrap(wrapped, 'agency_key:2')).rejects.toThrow('refuses');
    });

    it('go on opening and sealing in a process that knows them while it is away', async () => {
      const database = await process();
      const value = await sealed(database);
      await opened(database, value);
      service.failure = 503;
      clock.move(24 * 3_600_000);
      expect(await opened(database, value)).toBe('Aigerim');
      expect(await opened(database, await sealed(database, 'Madina'))).toBe('Madina');
      const fresh = await process();
      await expect(sealed(fresh)).rejects.toMatchObject({ kind: 'unavailable', code: 'keys_unavailable' });
      await expect(opened(fresh, value)).rejects.toMatchObject({ kind: 'unavailable', code: 'keys_unavailable' });
      expect((await fresh.fields.openerOf([value])).openOrNull(place, value)).toBeNull();
      service.failure = undefined;
      expect(await opened(fresh, value)).toBe('Aigerim');
    });

    it('know when it has a newer version', async () => {
      const wrapped = await master.wrap(randomBytes(32), 'x');
      expect(await master.isCurrent(wrapped)).toBe(true);
      service.rotate();
      const later = openMasterKey({ KMS_URL: service.url, KMS_KEY: 'agencies', KMS_TOKEN: service.token });
      expect(await later.isCurrent(wrapped)).toBe(false);
      expect(await later.unwrap(wrapped, 'x')).toHaveLength(32);
    });
  });
});
