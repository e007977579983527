import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { importSmsKey, makePhoneKey, type SmsCredentials, type SmsPress, writeSmsPress } from '#contracts';
import { aCase, anOrder, aProtectedPerson, type TestCase } from '#testing';
import { readConfiguration } from '../../../apps/worker/src/configuration.js';
import { createWorker } from '../../../apps/worker/src/create-worker.js';
import { TestApi } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { SmsCentre } from '../../support/sms-centre.js';
import { testDatabaseUrl, testMasterKey } from '../../support/test-database.js';
import { enrol } from '../../support/test-phone.js';

describe('a press that a carrier brings by SMPP', () => {
  let api: TestApi;
  let centre: SmsCentre;
  let worker: INestApplicationContext;
  let made: TestCase;
  let sms: SmsCredentials;

  beforeAll(async () => {
    api = await TestApi.start();
    centre = await SmsCentre.open();
    worker = await createWorker(
      readConfiguration({
        DATABASE_URL: testDatabaseUrl(),
        MASTER_KEY: testMasterKey(),
        REDIS_URL: process.env['REDIS_URL'],
        QUEUE_PREFIX: `sms-${randomUUID()}`,
        DATABASE_POOL_SIZE: '4',
        LOG_LEVEL: 'silent',
        WORKER_PORT: '0',
        SMPP_URL: `smpp://127.0.0.1:${centre.port}`,
        ...{ SMPP_SYSTEM_ID: 'qalqan', SMPP_PASSWORD: 'secret', SMPP_SENDER: 'Qalqan' },
      }),
      api.clock,
    );
  });
  afterAll(async () => {
    await worker.close();
    await centre.close();
    await api.close();
  });

  beforeEach(async () => {
    made = await aCase().with(anOrder().protecting(aProtectedPerson().withPhone())).setUp(api.tools);
    const officer = await api.as(made.agency, 'case_officer');
    const { code } = (await officer.post(`/v1/devices/${made.protectedPerson.devices[0]!.id}/enrolment-code`)).body;
    sms = (await enrol(api, await makePhoneKey(), code)).body.sms;
    await eventually(
      async () => centre.bound.length,
      (count) => count > 0,
    );
  });

  const aPress = (more: Partial<SmsPress> = {}): SmsPress => ({
    id: randomUUID(),
    pressedAt: api.clock.now(),
    position: { longitude: 76.93, latitude: 43.25, accuracyMeters: 20 },
    ...more,
  });
  const textOf = async (press: SmsPress) => writeSmsPress(await importSmsKey(sms.key), sms.shortId, press);
  const pressed = () =>
    api.database.rows(
      `SELECT p.id, p.trigger, i.status FROM panic p JOIN incident i ON i.cell = $1 AND i.id = p.incident_id
       WHERE p.cell = $1 AND p.person_id = $2`,
      [made.cell, made.protectedPerson.id],
    );
  const points = () =>
    api.database.rows(
      `SELECT fix_time AS "fixTime", accuracy_meters AS "accuracyMeters", source FROM position
       WHERE cell = $1 AND person_id = $2`,
      [made.cell, made.protectedPerson.id],
    );

  it('is an incident, once, by the worker that hears it', async () => {
    const press = aPress({ position: undefined });
    const text = await textOf(press);
    for (const short of [text, text, 'hello'])
      expect(await centre.report({ esm_class: 0, source_addr: '77070000000', short_message: short })).toBe(0);
    expect(await pressed()).toEqual([{ id: press.id, trigger: 'sms', status: 'open' }]);
    expect(await points()).toEqual([]);
  });

  it('is one when her phone sends it in UCS-2, in two parts that come the wrong way round', async () => {
    const press = aPress();
    const text = Buffer.from(`Көмек! ${await textOf(press)}`, 'utf16le').swap16();
    const part = (number: number) => ({
      ...{ esm_class: 0x40, source_addr: '77070000000', data_coding: 8 },
      short_message: Buffer.concat([
        Buffer.from([5, 0, 3, 77, 2, number]),
        text.subarray((number - 1) * 134, number * 134),
      ]),
    });
    expect(await centre.report(part(2))).toBe(0);
    expect(await pressed()).toEqual([]);
    expect(await centre.report(part(1))).toBe(0);
    expect(await pressed()).toEqual([{ id: press.id, trigger: 'sms', status: 'open' }]);
    expect(await points()).toHaveLength(1);
  });

  it('has its place on the desk’s map, once, though the worker has no line to the consoles', async () => {
    const console = await api.console(await api.session(made.agency.member('dispatcher')));
    const press = aPress();
    const text = await textOf(press);
    for (let times = 0; times < 2; times += 1)
      expect(await centre.report({ esm_class: 0, source_addr: '77070000000', short_message: text })).toBe(0);
    expect(await points()).toEqual([{ fixTime: new Date(press.pressedAt), accuracyMeters: 20, source: 'sms' }]);
    await console.untilSeen('position.moved');
    expect(console.of('position.moved')[0]).toMatchObject({
      personId: made.protectedPerson.id,
      role: 'protected',
      source: 'sms',
      point: { coordinates: [expect.closeTo(76.93, 4), expect.closeTo(43.25, 4)] },
    });
    console.close();
  });
});
