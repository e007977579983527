import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MovableClock, newId } from '#domain';
import { createDataSource, Database } from '#persistence';
import { aCase, anOrder, aRespondent, caseTools, type TestCase } from '#testing';
import { testStart } from '../../support/api.js';
import { FailingLine } from '../../support/failing-line.js';
import { TestGateway } from '../../support/gateway.js';
import { ownIdentity } from '../../support/own-identity.js';
import { commandTo, login, packet } from '../../support/teltonika.js';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';
import { Tracker } from '../../support/tracker.js';

const mostOfAddress = 3;
let imeis = 356_307_042_500_000;

describe('a gateway whose line to the database fails', () => {
  const clock = new MovableClock(testStart);
  let database: Database;
  let line: FailingLine;
  let gateway: TestGateway;
  let folder: string;
  let certificate: string;
  let made: TestCase;
  let imei: string;

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 2, applicationName: 'tests' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
    const url = new URL(testDatabaseUrl());
    line = await FailingLine.to(Number(url.port));
    url.host = new URL(line.url).host;
    folder = await mkdtemp(join(tmpdir(), 'qalqan-gateway-'));
    const { cert, key } = await ownIdentity();
    certificate = cert;
    const files = { TRACKER_TLS_CERT_FILE: join(folder, 'cert.pem'), TRACKER_TLS_KEY_FILE: join(folder, 'key.pem') };
    await writeFile(files.TRACKER_TLS_CERT_FILE, cert);
    await writeFile(files.TRACKER_TLS_KEY_FILE, key);
    gateway = await TestGateway.start(randomBytes(32).toString('base64'), clock, {
      DATABASE_URL: url.href,
      TRACKER_CONNECTIONS_PER_ADDRESS: String(mostOfAddress),
      ...files,
    });
  });
  afterAll(async () => {
    await gateway.close();
    await line.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    imei = String((imeis += 1));
    const wearer = aRespondent().withDevice('tracker', { uniqueId: imei, protocol: 'teltonika' });
    made = await aCase()
      .with(anOrder().restraining(wearer).withZone())
      .setUp(caseTools(database, clock, newId));
  });

  const aPacket = (): Buffer => packet({ at: clock.now() - 20_000, longitude: 76.8, latitude: 43.1 });
  const stored = async (): Promise<number> => {
    const [row] = await database.rows<{ count: number }>(
      `SELECT count(*)::integer AS count FROM position WHERE cell = $1 AND person_id = $2`,
      [made.cell, made.respondent.id],
    );
    return row!.count;
  };

  it('acknowledges nothing and ends the connection; what is sent again is stored once', async () => {
    const tracker = await Tracker.connect(gateway.port);
    expect(await tracker.ask(login(imei), 1)).toBe('01');
    line.cut();
    tracker.send(aPacket());
    await tracker.closed;
    expect(tracker.unread).toBe('');
    expect(await stored()).toBe(0);
    line.mend();
    const again = await Tracker.connect(gateway.port);
    expect(await again.ask(login(imei), 1)).toBe('01');
    expect(await again.ask(aPacket(), 4)).toBe('00000001');
    await commandTo(again);
    expect(await again.ask(aPacket(), 4)).toBe('00000001');
    expect(await stored()).toBe(1);
    await again.end();
  });

  it('speaks TLS where a certificate is given, and nothing else there', async () => {
    const tracker = await Tracker.connectTls(gateway.tlsPort, certificate);
    expect(await tracker.ask(login(imei), 1)).toBe('01');
    expect(await tracker.ask(aPacket(), 4)).toBe('00000001');
    await tracker.end();
    const plain = await Tracker.connect(gateway.tlsPort);
    plain.send(login(imei));
    await plain.closed;
    // An alert of TLS at most.
    expect(plain.unread).not.toMatch(/^01/);
    expect(await stored()).toBe(1);
  });

  it('has so many places for one address, and gives them back', async () => {
    const most = await Promise.all(Array.from({ length: mostOfAddress }, () => Tracker.connect(gateway.port)));
    await most[0]!.ask(login(imei), 1);
    const tooMany = await Tracker.connect(gateway.port);
    await tooMany.closed;
    await Promise.all(most.map((tracker) => tracker.end()));
    const again = await Tracker.connect(gateway.port);
    expect(await again.ask(login(imei), 1)).toBe('01');
    await again.end();
  });
});
