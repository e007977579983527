import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MovableClock, newId } from '#domain';
import { StatisticsRepository } from '#persistence';
import type { MonthRow } from '#statistics';
import { anAgency, type TestAgency } from '#testing';
import { Statistics20261123060000 } from '../../../migrations/20261123060000-statistics.js';
import { TestApi } from '../../support/api.js';
import { emptyHouse, keepIncidents, publish, several } from './a-house-of-incidents.js';

const begin = Date.UTC(2026, 8, 15);
const october = (day: number, hour = 0): number => Date.UTC(2026, 9, day, hour);

describe('the statistics of a month', () => {
  let api: TestApi | undefined;
  let almaty: TestAgency;
  let abai: TestAgency;
  let aqtobe: TestAgency;

  const started = (): TestApi => api!;
  const rows = (cut: MonthRow['cut'], month = '2026-10'): Promise<MonthRow[]> =>
    new StatisticsRepository(started().database).rows(cut, month, month);
  const numbers = async (cut: MonthRow['cut'], month?: string): Promise<unknown[]> =>
    (await rows(cut, month)).map(({ scope, region, category, incidents }) => [scope, region, category, incidents]);

  beforeEach(async () => {
    api ??= await TestApi.start({}, new MovableClock(begin));
    api.clock.set(begin);
    await emptyHouse(api.database);
    almaty = await anAgency().inRegion('Almaty').inCell(801).founded(api.tools);
    abai = await anAgency().inRegion('Abai').inCell(802).founded(api.tools);
    aqtobe = await anAgency().inRegion('Aqtöbe').inCell(801).founded(api.tools);
  });
  afterAll(() => api?.close());

  const aMonth = () =>
    keepIncidents(started().database, [
      ...several(30, { agency: almaty, openedAt: october(3) }),
      ...several(12, { agency: abai, openedAt: october(4) }),
      ...several(3, { agency: aqtobe, openedAt: october(5) }),
    ]);

  it('are published when the month has ended and a week more, and not before', async () => {
    await aMonth();
    started().clock.set(Date.UTC(2026, 10, 8, 11, 59));
    expect(await publish(started())).toEqual(['2026-09']);
    started().clock.move(60_000);
    expect(await publish(started())).toEqual(['2026-10']);
    expect(await publish(started())).toEqual([]);
  });

  it('show no region of few cases, nor leave its number to be computed', async () => {
    await aMonth();
    started().clock.set(Date.UTC(2026, 10, 10));
    await publish(started());
    // Abai with its twelve is hidden with the three: forty-five less thirty must not be three.
    expect(await numbers('region')).toEqual([
      ['house', null, 'all', 45],
      ['region', 'Almaty', 'all', 30],
      ['rest', null, 'all', 15],
    ]);
  });

  it('count women, not the presses of one of them', async () => {
    const personId = newId();
    await keepIncidents(started().database, [
      ...several(20, { agency: almaty, openedAt: october(3) }),
      ...several(9, { agency: abai, openedAt: october(4), personId }),
      ...several(6, { agency: aqtobe, openedAt: october(4) }),
    ]);
    started().clock.set(Date.UTC(2026, 10, 10));
    await publish(started());
    expect(await numbers('region')).toEqual([
      ['house', null, 'all', 35],
      ['region', 'Almaty', 'all', 20],
      ['rest', null, 'all', 15],
    ]);
  });

  it('say nothing of a month with too few cases', async () => {
    await keepIncidents(started().database, several(4, { agency: almaty, openedAt: october(3) }));
    started().clock.set(Date.UTC(2026, 10, 10));
    expect(await publish(started())).toEqual(['2026-09', '2026-10']);
    expect(await new StatisticsRepository(started().database).months()).toMatchObject([
      { month: '2026-09', withheld: true },
      { month: '2026-10', withheld: true },
    ]);
    expect(await numbers('region')).toEqual([]);
  });

  it('hide a small group of a region with others that it cannot be told from', async () => {
    await keepIncidents(started().database, [
      ...several(30, { agency: almaty, openedAt: october(3), sex: 'female' }),
      ...several(8, { agency: almaty, openedAt: october(4), sex: 'male' }),
      ...several(20, { agency: abai, openedAt: october(3), sex: 'female' }),
      ...several(2, { agency: abai, openedAt: october(4), sex: 'male' }),
      ...several(40, { agency: aqtobe, openedAt: october(3), sex: 'female' }),
      ...several(11, { agency: aqtobe, openedAt: october(4), sex: 'male' }),
    ]);
    started().clock.set(Date.UTC(2026, 10, 10));
    await publish(started());
    expect((await numbers('sex')).filter((row) => (row as string[])[2] !== 'all')).toEqual([
      ['house', null, 'female', 90],
      ['house', null, 'male', 21],
      ['region', 'Abai', 'female', null],
      ['region', 'Abai', 'male', null],
      ['region', 'Almaty', 'female', null],
      ['region', 'Almaty', 'male', null],
      ['region', 'Aqtöbe', 'female', 40],
      ['region', 'Aqtöbe', 'male', 11],
    ]);
  });

  it('stay as they are, whatever becomes of the incidents', async () => {
    await aMonth();
    started().clock.set(Date.UTC(2026, 10, 10));
    await publish(started());
    const before = await numbers('outcome');
    const { database, clock } = started();
    await keepIncidents(database, several(7, { agency: aqtobe, openedAt: october(20) }));
    await database.count(`UPDATE incident SET outcome = 'false_alarm' WHERE cell = 801 AND agency_id = $1`, [
      almaty.id,
    ]);
    clock.set(Date.UTC(2026, 11, 20));
    expect(await publish(started())).toEqual(['2026-11']);
    expect(await numbers('outcome')).toEqual(before);
    const repository = new StatisticsRepository(database);
    const again = { month: '2026-10', publishedAt: clock.now(), smallestCell: 5, withheld: true };
    expect(await repository.publish(again, { withheld: true, rows: [] })).toBe(false);
    expect(await numbers('outcome')).toEqual(before);
  });

  it('are published once by two workers at the same time', async () => {
    await aMonth();
    started().clock.set(Date.UTC(2026, 10, 10));
    const both = await Promise.all([publish(started()), publish(started())]);
    expect(both.flat().toSorted()).toEqual(['2026-09', '2026-10']);
    expect(await numbers('region')).toHaveLength(3);
  });

  it('are caught up with by and by, the oldest first', async () => {
    started().clock.set(Date.UTC(2027, 5, 10));
    expect(await publish(started())).toEqual(['2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02']);
    expect(await publish(started())).toEqual(['2027-03', '2027-04', '2027-05']);
  });

  it('have an incident in the month in which it was opened by the clocks of its agency', async () => {
    const newYork = await anAgency().inRegion('New York', 'America/New_York').inCell(803).founded(started().tools);
    const lastHour = Date.UTC(2026, 9, 31, 20);
    await keepIncidents(started().database, [
      // Four in the evening there, the first of November in Almaty.
      ...several(6, { agency: newYork, openedAt: lastHour }),
      ...several(7, { agency: almaty, openedAt: lastHour }),
    ]);
    started().clock.set(Date.UTC(2026, 11, 10));
    await publish(started());
    expect(await numbers('region')).toEqual([
      ['house', null, 'all', 6],
      ['region', 'New York', 'all', 6],
    ]);
    expect(await numbers('region', '2026-11')).toEqual([
      ['house', null, 'all', 7],
      ['region', 'Almaty', 'all', 7],
    ]);
  });

  it('are kept in tables that can be taken away and made again', async () => {
    const runner = started().database.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      await new Statistics20261123060000().down(runner);
      await new Statistics20261123060000().up(runner);
      expect(await runner.query(`SELECT * FROM statistic`)).toEqual([]);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });

  it('hold no id of anybody', async () => {
    const columns = await started().database.rows<{ name: string; type: string }>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name IN ('statistic', 'statistic_month') ORDER BY 1, 2`,
    );
    expect(new Set(columns.map(({ name }) => name))).toEqual(
      new Set([
        ...['month', 'cut', 'scope', 'region', 'category', 'incidents', 'median_seconds', 'p90_seconds'],
        ...['published_at', 'smallest_cell', 'withheld'],
      ]),
    );
    expect(columns.filter(({ type }) => type === 'uuid')).toEqual([]);
  });

  it('know nothing of test alarms', async () => {
    await aMonth();
    await keepIncidents(started().database, several(100, { agency: almaty, openedAt: october(9) }));
    await started().database.count(`INSERT INTO canary (cell, agency_id, watched) VALUES (801, $1, true)`, [almaty.id]);
    started().clock.set(Date.UTC(2026, 10, 10));
    await publish(started());
    expect(await numbers('region')).toEqual([['house', null, 'all', 15]]);
  });

  it('tell how long it took where enough incidents lie on either side, and nothing of a region is hidden', async () => {
    const { database } = started();
    const seconds = (agency: TestAgency, from: number, count: number) =>
      Array.from({ length: count }, (_, n) => ({
        agency,
        openedAt: october(1) + n * 3_600_000,
        responseSeconds: from + 10 * n,
        arrivalSeconds: 400 + n,
      }));
    await keepIncidents(database, [
      ...seconds(almaty, 60, 50),
      ...seconds(abai, 120, 12),
      // Three of them, below two minutes, must not be told from the other fifteen by a median.
      ...seconds(aqtobe, 90, 18),
    ]);
    started().clock.set(Date.UTC(2026, 10, 10));
    await publish(started());
    const response = await rows('response');
    const times = response
      .filter(({ category }) => category === 'all')
      .map(({ region, medianSeconds, p90Seconds }) => [region, medianSeconds, p90Seconds]);
    const hidden = response.filter(({ incidents }) => incidents === null).map(({ region }) => region);
    expect(new Set(hidden)).toEqual(new Set(['Aqtöbe', 'Almaty']));
    expect(times).toEqual([
      [null, 230, 480],
      ['Abai', 180, null],
      ['Almaty', null, null],
      ['Aqtöbe', null, null],
    ]);
    const arrivals = (await rows('arrival')).filter(({ scope }) => scope === 'house');
    expect(arrivals.map(({ category, incidents }) => [category, incidents])).toEqual([
      ['all', 80],
      ['under_10_minutes', 80],
    ]);
  });
});
