import type { StatisticCut, StatisticScope } from '#domain';
import type {
  CountedAgency,
  Month,
  MonthCounts,
  MonthOfAgency,
  MonthRow,
  Publication,
  PublishedMonth,
  PublishedStatistics,
  StatisticsLedger,
} from '#statistics';
import { column, instant } from '../columns.js';
import type { Database } from '../database.js';
import { countMonth } from './count-month.js';

interface MonthRecord {
  month: Month;
  publishedAt: Date;
  smallestCell: number;
  withheld: boolean;
}

interface RowRecord extends Omit<MonthRow, 'cut' | 'scope' | 'region'> {
  cut: StatisticCut;
  scope: StatisticScope;
  region: string;
}

const rowColumns = `month, cut, scope, region, category, incidents, median_seconds AS "medianSeconds", p90_seconds AS "p90Seconds"`;

/** By their bytes: the same on every server. */
const rowOrder = `month COLLATE "C", scope COLLATE "C", region COLLATE "C", category COLLATE "C"`;

/** Loud: counts the incidents of all agencies. What it gives out has been through the rules of `#statistics`. */
export class StatisticsRepository implements StatisticsLedger, PublishedStatistics {
  constructor(private readonly database: Database) {}

  agencies(): Promise<CountedAgency[]> {
    return this.database.rows(
      `SELECT a.id, a.cell, a.region, a.time_zone AS "timeZone" FROM agency a
       WHERE NOT EXISTS (SELECT FROM canary c WHERE c.agency_id = a.id) ORDER BY a.cell, a.id`,
    );
  }

  async begin(): Promise<number | undefined> {
    const [row] = await this.database.rows<{ begin: Date | null }>(`SELECT min(created_at) AS begin FROM agency`);
    return row?.begin?.getTime();
  }

  count(cell: number, agencies: readonly MonthOfAgency[], year: number): Promise<MonthCounts> {
    return countMonth(this.database, cell, agencies, year);
  }

  publish(said: PublishedMonth, { rows }: Publication): Promise<boolean> {
    const { month, publishedAt, smallestCell, withheld } = said;
    return this.database.transaction(async (sql) => {
      // Whoever comes second waits here for the first to commit, and leaves its numbers alone.
      const claimed = await sql.count(
        `INSERT INTO statistic_month (month, published_at, smallest_cell, withheld) VALUES ($1, $2, $3, $4)
         ON CONFLICT (month) DO NOTHING`,
        [month, instant(publishedAt), smallestCell, withheld],
      );
      if (claimed === 0) return false;
      await sql.count(
        `INSERT INTO statistic (month, cut, scope, region, category, incidents, median_seconds, p90_seconds)
         SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::integer[], $8::integer[])`,
        [
          month,
          column(rows, 'cut'),
          column(rows, 'scope'),
          rows.map(({ region }) => region ?? ''),
          column(rows, 'category'),
          column(rows, 'incidents'),
          column(rows, 'medianSeconds'),
          column(rows, 'p90Seconds'),
        ],
      );
      return true;
    });
  }

  async months(): Promise<PublishedMonth[]> {
    const rows = await this.database.rows<MonthRecord>(
      `SELECT month, published_at AS "publishedAt", smallest_cell AS "smallestCell", withheld FROM statistic_month
       ORDER BY month`,
    );
    return rows.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt.getTime() }));
  }

  async rows(cut: StatisticCut, from: Month, to: Month): Promise<MonthRow[]> {
    const rows = await this.database.rows<RowRecord>(
      `SELECT ${rowColumns} FROM statistic WHERE month >= $2 AND month <= $3 AND cut = $1
       ORDER BY ${rowOrder}`,
      [cut, from, to],
    );
    return rows.map(rowOf);
  }

  async publicRows(): Promise<MonthRow[]> {
    const rows = await this.database.rows<RowRecord>(
      `SELECT ${rowColumns} FROM statistic WHERE scope = 'house' OR cut = 'region'
       ORDER BY ${rowOrder}`,
    );
    return rows.map(rowOf);
  }
}

const rowOf = ({ region, ...row }: RowRecord): MonthRow => ({ ...row, region: region === '' ? null : region });
