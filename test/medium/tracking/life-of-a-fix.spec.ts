import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, anOrder, aZone, type TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { rulesOf } from '../../support/opened.js';
import { refusedSource, refuseSource, takeSource } from '../../support/refused-source.js';
import { fixAt, offset, walk } from '../../support/walks.js';

const home = { longitude: 76.93, latitude: 43.25 };

describe('the way of a fix', () => {
  let api: TestApi;
  let made: TestCase;
  let bracelet: string;
  let dispatcher: string;

  const report = (fixes: unknown[], token = bracelet) => api.post('/v1/positions', { token, body: { fixes } });

  const newCase = async () => {
    const order = anOrder()
      .withLimit(500, 1_000)
      .withZone(aZone().around(home.longitude, home.latitude, 300).withRing(300));
    made = await aCase().with(order).setUp(api.tools);
    bracelet = made.respondent.devices[0]!.token;
    dispatcher = await api.login(made.agency.member('dispatcher'));
  };

  beforeAll(async () => {
    api = await TestApi.start();
    await refuseSource(api.database);
  });
  afterAll(async () => {
    await takeSource(api.database);
    await api.close();
  });

  it('stores, evaluates and answers with a directive', async () => {
    await newCase();
    const { status, body } = await report([fixAt(api.clock, offset(home, 5_000))]);
    expect(status).toBe(200);
    expect(body).toEqual({
      accepted: 1,
      duplicates: 0,
      rejected: [],
      directive: { reportEverySeconds: expect.any(Number) },
    });
    expect(body.directive.reportEverySeconds).toBeGreaterThanOrEqual(5);
    expect(body.directive.reportEverySeconds).toBeLessThanOrEqual(900);
  });

  it('tells a repeat from a new report', async () => {
    await newCase();
    const fix = fixAt(api.clock, offset(home, 5_000));
    await report([fix]);
    const { status, body } = await report([fix, fix]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 0, duplicates: 2 });
  });

  it('raises one breach, one incident and one delivery to the desk for a walk into the zone', async () => {
    await newCase();
    for (const fix of walk(api.clock, home, 1_000, 0)) expect((await report([fix])).status).toBe(200);
    const incidents = await api.incidents(dispatcher);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ orderId: made.order.id, status: 'open', severity: 'critical' });
    const breaches = incidents[0]!.alarms.filter((alarm) => alarm.kind === 'breach');
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toMatchObject({ zoneName: 'home', personRole: 'respondent', endedAt: null });
    const { body } = await api.get(`/v1/incidents/${incidents[0]!.id}/deliveries`, { token: dispatcher });
    const toDesk = body.deliveries.filter((delivery: { recipient: string }) => delivery.recipient === 'desk');
    expect(toDesk).toHaveLength(incidents[0]!.alarms.length);
  });

  it('finds the same for one request with all fixes as for one request each', async () => {
    await newCase();
    expect((await report(walk(api.clock, home, 1_000, 0))).body.rejected).toEqual([]);
    const [incident] = await api.incidents(dispatcher);
    expect(incident!.alarms.filter((alarm) => alarm.kind === 'breach')).toHaveLength(1);
  });

  it('sees the parties come too near away from every zone', async () => {
    await newCase();
    const elsewhere = { longitude: 77.2, latitude: 43.4 };
    const phone = made.protectedPerson.devices[0]!.token;
    const fixes = walk(api.clock, elsewhere, 2_000, 100, 8);
    const [lon, lat] = offset(elsewhere, 0);
    for (const fix of fixes) {
      await report(
        [{ ...fix, point: { type: 'Point', coordinates: [lon, lat] }, speedMetersPerSecond: 0, moving: false }],
        phone,
      );
      await report([fix]);
    }
    const [incident] = await api.incidents(dispatcher);
    const kinds = incident!.alarms.map((alarm) => alarm.kind);
    expect(kinds).toContain('breach');
    expect(incident!.alarms.every((alarm) => alarm.zoneId === null)).toBe(true);
  });

  it('ends the breach when he has left', async () => {
    await newCase();
    await report(walk(api.clock, home, 1_000, 0));
    await report(walk(api.clock, home, 0, 1_500));
    const [incident] = await api.incidents(dispatcher);
    const breach = incident!.alarms.find((alarm) => alarm.kind === 'breach');
    expect(breach!.endedAt).not.toBeNull();
    // What it was raised on stays; what ended it stands in the log.
    expect(breach!.decision.numbers['distanceMeters']).toBeLessThan(0);
    expect(incident!.status).toBe('open');
  });

  it('finds the same breach whatever the order of its fixes, and marks what it found late', async () => {
    await newCase();
    const fixes = walk(api.clock, home, 1_000, 0);
    const [first, last] = [fixes[0]!, fixes.at(-1)!];
    const away = { ...last, point: fixAt(api.clock, offset(home, 2_000)).point };
    api.clock.move(600_000);
    await report([first]);
    await report([{ ...away, fixTime: new Date(api.clock.now() - 1_000).toISOString() }]);
    await report(fixes.slice(1).toReversed());
    const [incident] = await api.incidents(dispatcher);
    const breaches = incident!.alarms.filter((alarm) => alarm.kind === 'breach');
    expect(breaches).toMatchObject([{ late: true, zoneName: 'home' }]);
  });

  it('watches nothing outside the dates of the order', async () => {
    await newCase();
    await api.database.count(`UPDATE watch SET rules = $2, rules_version = rules_version + 1 WHERE order_id = $1`, [
      made.order.id,
      JSON.stringify({ ...(await rulesOf(api.database, made.order.id)), validTo: api.clock.now() - 1 }),
    ]);
    await report(walk(api.clock, home, 1_000, 0));
    expect(await api.incidents(dispatcher)).toEqual([]);
  });

  it('takes the good fixes of a batch and says which was bad', async () => {
    await newCase();
    const good = fixAt(api.clock, offset(home, 5_000));
    api.clock.move(1_000);
    const bad = fixAt(api.clock, [76.9, 95]);
    const { status, body } = await report([good, bad]);
    expect(status).toBe(200);
    expect(body.accepted).toBe(1);
    expect(body.rejected).toEqual([
      { index: 1, code: 'latitude_out_of_range', detail: expect.stringContaining('fixes.1.point.coordinates.1') },
    ]);
  });

  it.each([
    ['latitude 95', { point: { type: 'Point', coordinates: [76.9, 95] } }, 'fixes.0.point.coordinates.1'],
    ['longitude 190', { point: { type: 'Point', coordinates: [190, 43] } }, 'fixes.0.point.coordinates.0'],
    ['null island', { point: { type: 'Point', coordinates: [0, 0] } }, 'fixes.0.point.coordinates'],
    ['1970', { fixTime: '1970-01-01T00:00:00Z' }, 'fixes.0.fixTime'],
    ['next week', { fixTime: '2026-11-09T09:00:00Z' }, 'fixes.0.fixTime'],
    ['a text for a time', { fixTime: 'yesterday' }, 'fixes.0.fixTime'],
    ['a text for a point', { point: 'here' }, 'fixes.0.point'],
    ['a text for a latitude', { point: { type: 'Point', coordinates: [76.9, '43'] } }, 'fixes.0.point.coordinates.1'],
  ])('refuses %s with the field, storing nothing', async (_name, wrong, path) => {
    await newCase();
    const { status, body, headers } = await report([{ ...fixAt(api.clock, offset(home, 5_000)), ...wrong }]);
    expect(status).toBe(422);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
    const rows = await api.database.rows(`SELECT 1 FROM position WHERE person_id = $1`, [made.respondent.id]);
    expect(rows).toEqual([]);
  });

  it('quarantines the report that breaks a batch and stores the others', async () => {
    await newCase();
    const others = Array.from({ length: 5 }, (_, index) => ({
      ...fixAt(api.clock, offset(home, 5_000 + index)),
      fixTime: new Date(api.clock.now() + index * 1_000).toISOString(),
    }));
    const poison = { ...fixAt(api.clock, offset(home, 6_000)), source: refusedSource };
    const { status, body } = await report([...others.slice(0, 3), poison, ...others.slice(3)]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 5, rejected: [{ index: 3, code: 'quarantined' }] });
    const rows = await api.database.rows(`SELECT reason FROM quarantined_report WHERE device_id = $1`, [
      made.respondent.devices[0]!.id,
    ]);
    expect(rows).toHaveLength(1);
    const operator = await api.as(made.agency, 'administrator');
    const listed = await operator.get('/v1/quarantined-reports');
    expect(listed.body.quarantinedReports).toMatchObject([{ deviceId: made.respondent.devices[0]!.id }]);
    expect((await api.get('/v1/quarantined-reports', { token: dispatcher })).status).toBe(403);
  });

  it('lets an alarm go on without a usable position', async () => {
    await newCase();
    const { status } = await report([{ ...fixAt(api.clock, [0, 0]), alarms: ['strap'] }]);
    expect(status).toBe(200);
    const [incident] = await api.incidents(dispatcher);
    expect(incident!.alarms[0]).toMatchObject({ kind: 'tamper', severity: 'urgent' });
  });

  it('lets an alarm go on from a device whose clock cannot be right', async () => {
    for (const fixTime of ['1970-01-01T00:00:00Z', '0000-01-01T00:00:00Z', '2999-01-01T00:00:00Z']) {
      await newCase();
      const { status } = await report([{ fixTime, point: { type: 'Point', coordinates: [0, 0] }, alarms: ['strap'] }]);
      expect(status).toBe(200);
      expect((await api.incidents(dispatcher))[0]?.alarms).toMatchObject([
        { kind: 'tamper', at: new Date(api.clock.now()).toISOString() },
      ]);
    }
  });

  it('makes an SOS in a report a press, once', async () => {
    await newCase();
    const phone = made.protectedPerson.devices[0]!.token;
    const sos = { ...fixAt(api.clock, offset(home, 5_000)), alarms: ['sos'] };
    await report([sos], phone);
    await report([sos], phone);
    const [incident, ...others] = await api.incidents(dispatcher);
    expect(others).toEqual([]);
    expect(incident!.alarms.map((alarm) => alarm.kind)).toEqual(['panic']);
  });

  it('takes each SOS of a device whose clock stands still for a press of its own', async () => {
    await newCase();
    const sos = { fixTime: '1970-01-01T00:00:00Z', alarms: ['sos'] };
    for (let count = 1; count <= 2; count += 1) {
      expect((await report([sos])).status).toBe(200);
      api.clock.move(60_000);
      expect((await api.incidents(dispatcher))[0]?.alarms).toHaveLength(count);
    }
  });

  it('takes an SOS for the same when it is sent again by a clock that is ahead', async () => {
    await newCase();
    const sos = { fixTime: new Date(api.clock.now() + 60_000).toISOString(), alarms: ['sos'] };
    for (let count = 1; count <= 2; count += 1) {
      await report([sos]);
      api.clock.move(5_000);
    }
    expect((await api.incidents(dispatcher))[0]?.alarms).toHaveLength(1);
  });

  it('refuses whom it does not know', async () => {
    await newCase();
    expect((await report([fixAt(api.clock, offset(home, 0))], 'unknown')).status).toBe(401);
    expect((await api.post('/v1/positions', { body: { fixes: [] } })).status).toBe(401);
    expect((await report([fixAt(api.clock, offset(home, 0))], dispatcher)).status).toBe(401);
  });
});
