import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedDatabase } from '../../../libs/persistence/src/embedded/embedded-database.js';
import type { SpawnedDatabase } from '../../../libs/persistence/src/embedded/spawn-embedded-database.js';
import { RawClient, spawnForTest, temporaryDirectory } from '../../support/spawn-embedded.js';
import {
  Frontend,
  SYNC,
  errorResponse,
  message,
  queryMessage,
} from '../../../libs/persistence/src/embedded/wire-messages.js';

const parse = (sql: string, name = ''): Buffer => message(Frontend.parse, Buffer.from(`${name}\0${sql}\0\0\0`));
const bind = (name = ''): Buffer => message(Frontend.bind, Buffer.from(`\0${name}\0\0\0\0\0\0\0`));
const describeStatement = message(Frontend.describe, Buffer.from('S\0'));
const execute = message(Frontend.execute, Buffer.from('\0\0\0\0\0'));
const flush = message(Frontend.flush);

describe('protocol of the embedded database', () => {
  const directory = temporaryDirectory();
  let database: SpawnedDatabase;
  let clients: RawClient[] = [];

  beforeAll(async () => {
    database = await spawnForTest({
      dataDir: directory.path,
      maxConnections: 5,
      idleInTransactionMs: 700,
      maxRequestBytes: 1024 * 1024,
    });
  });
  afterEach(async () => {
    for (const client of clients) {
      client.socket.destroy();
      await client.untilClosed();
    }
    clients = [];
  });
  afterAll(async () => {
    await database.stop();
    directory.remove();
  });

  async function ready(): Promise<RawClient> {
    const client = await RawClient.ready(database.url);
    clients.push(client);
    return client;
  }

  it('declines encryption and greets with what drivers want to know', async () => {
    const client = new RawClient(database.url);
    clients.push(client);
    const request = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
    client.send(request);
    await new Promise((wake) => client.socket.once('data', wake));
    expect(client.text()).toBe('N');
    client.forget();
    client.startup({ application_name: 'test' });
    expect(await client.until('Z')).toMatch(/^RS+KZ$/);
    for (const parameter of [
      'server_version\x0018.',
      'server_encoding\0UTF8',
      'client_encoding\0UTF8',
      'TimeZone\0UTC',
    ]) {
      expect(client.text()).toContain(parameter);
    }
    expect(client.text()).toContain('standard_conforming_strings\0on');
    expect(client.text()).toContain('integer_datetimes\0on');
    expect(client.text()).toContain('DateStyle\0ISO, MDY');
    expect(client.text()).toContain('application_name\0test');
  });

  it('tells a client of a newer minor version which one is spoken', async () => {
    const client = new RawClient(database.url);
    clients.push(client);
    client.startup({ '_pq_.new': '1' }, (3 << 16) + 2);
    expect(await client.until('Z')).toMatch(/^vRS+KZ$/);
  });

  it('answers a client that flushes and waits before it syncs', async () => {
    const [client, other] = [await ready(), await ready()];
    client.send(parse('SELECT 1'), describeStatement, flush);
    expect(await client.until('T')).toBe('1tT');
    client.forget();
    other.send(queryMessage('SELECT 2'));
    client.send(bind(), execute, flush);
    expect(await client.until('C')).toBe('2DC');
    expect(other.types()).toBe('');
    client.forget();
    client.send(SYNC);
    expect(await client.until('Z')).toBe('Z');
    expect(await other.until('Z')).toBe('TDCZ');
  });

  it('skips to Sync after an error, across flushes', async () => {
    const [client, other] = [await ready(), await ready()];
    client.send(parse('SELEC'), flush);
    expect(await client.until('E')).toBe('E');
    client.send(bind(), execute, flush, queryMessage('SELECT 1'), SYNC);
    expect(await client.until('Z')).toBe('EZ');
    client.forget();
    client.send(parse('SELECT 1/0'), bind(), execute, parse('SELECT 3'), SYNC, queryMessage('SELECT 4'));
    expect(await client.until('TDCZ')).toBe('1EZTDCZ');
    other.send(queryMessage('SELECT 1'));
    expect(await other.until('Z')).toBe('TDCZ');
  });

  it('is not held by a lone Flush', async () => {
    const [client, other] = [await ready(), await ready()];
    client.send(flush);
    other.send(queryMessage('SELECT 1'));
    expect(await other.until('Z')).toBe('TDCZ');
    client.send(SYNC);
    expect(await client.until('Z')).toBe('Z');
  });

  it('answers many pipelined requests in order', async () => {
    const client = await ready();
    const one = [parse('SELECT 1'), bind(), execute, SYNC];
    client.send(...Array.from({ length: 50 }, () => one).flat());
    expect(await client.until('12DCZ'.repeat(50))).toBe('12DCZ'.repeat(50));
  });

  it('keeps unnamed statements of two clients apart', async () => {
    const [one, two] = [await ready(), await ready()];
    one.send(parse(`SELECT 'one'`), SYNC);
    await one.until('Z');
    two.send(parse(`SELECT 'two'`), SYNC);
    await two.until('Z');
    one.forget();
    one.send(bind(), execute, SYNC);
    expect(await one.until('Z')).toBe('2DCZ');
    expect(one.text()).toContain('one');
    two.forget();
    two.send(bind(), execute, SYNC);
    expect(await two.until('Z')).toBe('2DCZ');
    expect(two.text()).toContain('two');
  });

  it('takes a COPY by the extended protocol, and leftovers of one that failed', async () => {
    const client = await ready();
    client.send(queryMessage('CREATE TABLE copied (n int)'));
    await client.until('Z');
    client.forget();
    client.send(parse('COPY copied FROM STDIN'), bind(), execute, SYNC);
    expect(await client.until('G')).toBe('12G');
    client.send(message(Frontend.copyData, Buffer.from('1\n')), message(Frontend.copyDone), SYNC);
    expect(await client.until('Z')).toBe('12GCZ');
    client.forget();
    client.send(message(Frontend.copyData, Buffer.from('1\n')), message(Frontend.copyDone), queryMessage('SELECT 1'));
    expect(await client.until('Z')).toBe('TDCZ');
    client.forget();
    client.send(queryMessage('COPY copied FROM STDIN'));
    await client.until('G');
    client.send(message(Frontend.copyFail, Buffer.from('changed my mind\0')));
    expect(await client.until('Z')).toBe('GEZ');
  });

  it('refuses a COPY above the limit, and lives', async () => {
    const client = await ready();
    client.send(queryMessage('CREATE TABLE too_much (n text)'), queryMessage('COPY too_much FROM STDIN'));
    await client.until('G');
    const data = message(Frontend.copyData, Buffer.alloc(300_000, 'x'));
    client.send(data, data, data, data, message(Frontend.copyDone));
    expect(await client.until('Z')).toBe('CZGEZ');
    expect(client.text()).toContain('send it in several COPY commands');
  });

  it('ends a client that sends what is not the protocol, and only that one', async () => {
    const bystander = await ready();
    const mixed = Buffer.concat([parse('SELECT 1'), queryMessage('SELECT 1')]);
    for (const nonsense of [
      mixed,
      message(0x7a),
      message(Frontend.parse, Buffer.from('abc')),
      Buffer.from([0x51, 0, 0, 0, 1]),
    ]) {
      const client = await RawClient.ready(database.url);
      client.send(nonsense);
      expect(await client.untilClosed()).toContain('08P01');
    }
    const browser = new RawClient(database.url);
    browser.send(Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'));
    expect(await browser.untilClosed()).toContain('08P01');
    bystander.send(queryMessage('SELECT 1'));
    expect(await bystander.until('Z')).toBe('TDCZ');
  });

  it('passes malformed contents to PostgreSQL, which answers with an error', async () => {
    const client = await ready();
    client.send(message(Frontend.bind, Buffer.from('\0\0\0\x05')), SYNC);
    expect(await client.until('Z')).toBe('EZ');
    client.forget();
    client.send(
      message(Frontend.execute, Buffer.from('nothing\0\0\0\0\0')),
      SYNC,
      message(Frontend.functionCall, Buffer.alloc(3)),
    );
    expect(await client.until('EZEZ')).toBe('EZEZ');
  });

  it('refuses a request above the limit with 54000', async () => {
    const client = await ready();
    client.send(queryMessage('x'.repeat(1024 * 1024)));
    expect(await client.untilClosed()).toContain('54000');
  });

  it('refuses one connection too many with 53300, until another leaves', async () => {
    const full = [await ready(), await ready(), await ready(), await ready(), await ready()];
    const extra = new RawClient(database.url);
    extra.startup();
    expect(await extra.untilClosed()).toContain('53300');
    full[0]?.socket.destroy();
    await full[0]?.untilClosed();
    await ready();
  });

  it('ends a transaction that idles, tells its client why, and serves the others', async () => {
    const [idler, other] = [await ready(), await ready()];
    idler.send(queryMessage('BEGIN'), queryMessage('CREATE TABLE never (n int)'));
    await idler.until('CZCZ');
    other.send(queryMessage(`SELECT to_regclass('never') IS NULL AS gone`));
    expect(await other.until('Z')).toBe('TDCZ');
    expect(other.text()).toContain('\x01t');
    expect(await idler.untilClosed()).toContain('25P03');
  });

  it('cancels a request that waits, by the right secret only', async () => {
    const greeted = new RawClient(database.url);
    clients.push(greeted);
    greeted.startup();
    await greeted.until('Z');
    const keyAt = greeted.received.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]));
    const key = Buffer.from(greeted.received.subarray(keyAt + 5, keyAt + 13));
    greeted.forget();
    const holder = await ready();
    holder.send(queryMessage('BEGIN'));
    await holder.until('Z');
    greeted.send(queryMessage('SELECT 1'));
    const cancel = async (secret: Buffer): Promise<void> => {
      const canceller = new RawClient(database.url);
      canceller.send(Buffer.from([0, 0, 0, 16, 4, 210, 22, 46]), key.subarray(0, 4), secret);
      await canceller.untilClosed();
    };
    await cancel(Buffer.from([1, 2, 3, 4]));
    expect(greeted.types()).toBe('');
    await cancel(key.subarray(4));
    expect(await greeted.until('Z')).toBe('EZ');
    expect(greeted.text()).toContain('57014');
    holder.send(queryMessage('COMMIT'));
    await holder.until('CZCZ');
    greeted.forget();
    greeted.send(queryMessage('SELECT 1'));
    expect(await greeted.until('Z')).toBe('TDCZ');
  });

  it('begins anew when the engine fails, keeping what was committed', async () => {
    const client = new pg.Client(database.url);
    client.on('error', () => undefined);
    await client.connect();
    await client.query('CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)');
    // The engine has no processes to start: asked to, it ends.
    await expect(client.query(`COPY kept TO PROGRAM 'cat'`)).rejects.toMatchObject({ code: '57P02' });
    let kept: number | undefined;
    while (kept === undefined) {
      const next = new pg.Client(database.url);
      next.on('error', () => undefined);
      try {
        await next.connect();
        kept = (await next.query('SELECT n FROM kept')).rows[0].n as number;
      } catch (error) {
        expect(error).toMatchObject({ code: '57P03' });
        await new Promise((wake) => setTimeout(wake, 100));
      }
      await next.end();
    }
    expect(kept).toBe(1);
  });
});

describe('startEmbeddedDatabase', () => {
  it('refuses a port that is taken, and lets go of the directory', async () => {
    const { createServer } = await import('node:net');
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((wake) => taken.once('listening', wake));
    const { port } = taken.address() as { port: number };
    const directory = temporaryDirectory();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(startEmbeddedDatabase({ dataDir: directory.path, port })).rejects.toMatchObject({
        code: 'port-in-use',
      });
    }
    taken.close();
    directory.remove();
  });
});

it('errorResponse has severity, code and text', () => {
  expect(errorResponse('FATAL', '53300', 'full').toString('latin1')).toContain('SFATAL\0VFATAL\0C53300\0Mfull\0\0');
});
