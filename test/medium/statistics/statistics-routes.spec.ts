import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { anAgency, type TestAgency } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { emptyHouse, keepIncidents, publish, several } from './a-house-of-incidents.js';

const begin = Date.UTC(2026, 9, 1);

describe('statistics over HTTP', () => {
  let api: TestApi;
  let agency: TestAgency;
  let auditor: TestClient;

  beforeAll(async () => {
    api = await TestApi.start({}, new MovableClock(begin));
    await emptyHouse(api.database);
    const staff = ['dispatcher', 'supervisor', 'case_officer', 'court', 'auditor'] as const;
    agency = await anAgency()
      .inRegion('=Алматы, "қала"')
      .inCell(821)
      .withStaff(...staff)
      .founded(api.tools);
    const other = await anAgency().inRegion('Abai').inCell(822).founded(api.tools);
    const openedAt = Date.UTC(2026, 9, 10);
    await keepIncidents(api.database, [
      ...several(20, { agency, openedAt, kind: 'panic', sex: 'female', responseSeconds: 20 }),
      ...several(10, { agency, openedAt, kind: 'breach', sex: 'female', responseSeconds: 40 }),
      ...several(15, { agency: other, openedAt, kind: 'panic', sex: 'male', responseSeconds: 100 }),
      ...several(3, { agency: other, openedAt, kind: 'breach', sex: 'male' }),
    ]);
    api.clock.set(Date.UTC(2026, 10, 20));
    await publish(api);
    auditor = await api.as(agency, 'auditor');
  });
  afterAll(() => api.close());

  it('are read by auditors and administrators, of every region', async () => {
    for (const role of ['auditor', 'administrator'] as const) {
      const { status, body } = await (await api.as(agency, role)).get('/v1/statistics?by=sex&from=2026-10&to=2026-10');
      expect(status).toBe(200);
      expect(body).toMatchObject({
        by: 'sex',
        from: '2026-10',
        to: '2026-10',
        months: [{ month: '2026-10', smallestCell: 5, withheld: false, publishedAt: '2026-11-20T00:00:00.000Z' }],
      });
      expect(body.rows).toHaveLength(7);
      expect(body.rows).toContainEqual({
        month: '2026-10',
        scope: 'region',
        region: 'Abai',
        category: 'male',
        incidents: 18,
        medianSeconds: null,
        p90Seconds: null,
      });
    }
  });

  it('are not read by a desk, a case officer, a court, a phone, or anybody unknown', async () => {
    for (const role of ['dispatcher', 'supervisor', 'case_officer', 'court'] as const)
      expect((await (await api.as(agency, role)).get('/v1/statistics')).status).toBe(403);
    expect((await api.get('/v1/statistics')).status).toBe(401);
    expect((await api.get('/v1/statistics', { token: 'made up' })).status).toBe(401);
  });

  it('are open to everybody, and coarser: no group of a region', async () => {
    const open = await api.get('/v1/public/statistics?by=kind');
    const staff = await auditor.get('/v1/statistics?by=kind');
    expect(open.status).toBe(200);
    expect(open.body.rows.map((row: { scope: string }) => row.scope)).toEqual(['house', 'house', 'house']);
    expect(staff.body.rows.length).toBeGreaterThan(open.body.rows.length);
    expect(staff.body.rows).toEqual(expect.arrayContaining(open.body.rows));
    const regions = await api.get('/v1/public/statistics');
    expect(regions.body.rows).toEqual((await auditor.get('/v1/statistics')).body.rows);
  });

  it('hide three breaches in a region behind other numbers', async () => {
    const { body } = await auditor.get('/v1/statistics?by=kind');
    expect(body.rows.map(({ region, category, incidents }: any) => [region, category, incidents])).toEqual([
      [null, 'all', 48],
      [null, 'breach', 13],
      [null, 'panic', 35],
      ['=Алматы, "қала"', 'all', 30],
      ['=Алматы, "қала"', 'breach', null],
      ['=Алматы, "қала"', 'panic', null],
      ['Abai', 'all', 18],
      ['Abai', 'breach', null],
      ['Abai', 'panic', null],
    ]);
  });

  it('are the newest twelve months unless others are asked for', async () => {
    expect((await auditor.get('/v1/statistics')).body).toMatchObject({ by: 'region', from: '2025-11', to: '2026-10' });
    expect((await auditor.get('/v1/statistics?from=2026-10')).body).toMatchObject({ from: '2026-10', to: '2026-10' });
    expect((await auditor.get('/v1/statistics?to=2027-01')).body).toMatchObject({ from: '2026-02', to: '2027-01' });
    expect((await auditor.get('/v1/statistics?from=2026-11&to=2026-12')).body).toMatchObject({ months: [], rows: [] });
  });

  it.each([
    ['by=name', 'by'],
    ['from=2026-13', 'from'],
    ['from=2026', 'from'],
    ['from=2026-10&to=2026-09', 'to'],
    ['from=2023-01&to=2026-09', 'from'],
    ['format=xlsx', 'format'],
    ['day=3', ''],
  ])('%s is refused, and the field named', async (query, path) => {
    for (const answer of [
      await auditor.get(`/v1/statistics?${query}`),
      await api.get(`/v1/public/statistics?${query}`),
    ])
      expect([answer.status, answer.body.errors.map((error: any) => error.path)]).toEqual([422, [path]]);
  });

  it('as CSV are a file that no spreadsheet calculates', async () => {
    const { status, headers, body } = await auditor.get('/v1/statistics?format=csv&from=2026-10');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="statistics-region-2026-10-2026-10.csv"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(String(body).replace(/^\uFEFF/, '')).toBe(
      [
        'month,scope,region,by,category,incidents,median_seconds,p90_seconds',
        '2026-10,house,,region,all,48,,',
        `2026-10,region,"'=Алматы, ""қала""",region,all,30,,`,
        '2026-10,region,Abai,region,all,18,,',
        '',
      ].join('\r\n'),
    );
  });

  it('of the public may be kept on the way; a refusal may not', async () => {
    expect((await api.get('/v1/public/statistics')).headers['cache-control']).toBe('public, max-age=3600');
    expect((await api.get('/v1/public/statistics?by=name')).headers['cache-control']).toBe('no-store');
  });

  it('of the public are read from the database once a minute', async () => {
    const asked = await api.get('/v1/public/statistics?from=2026-10');
    await api.database.count(`UPDATE statistic SET incidents = 99 WHERE cut = 'region' AND scope = 'house'`);
    expect((await api.get('/v1/public/statistics?from=2026-10')).body).toEqual(asked.body);
    api.clock.move(60_000);
    expect((await api.get('/v1/public/statistics?from=2026-10')).body.rows[0].incidents).toBe(99);
    await api.database.count(`UPDATE statistic SET incidents = 48 WHERE cut = 'region' AND scope = 'house'`);
  });

  it('of the public are refused to one address that asks without end, whatever it calls itself', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 70; n += 1)
      statuses.push((await api.get('/v1/public/statistics', { token: `invented-${n}` })).status);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    // Who has logged in is not held up by it.
    expect((await auditor.get('/v1/statistics')).status).toBe(200);
  });
});
