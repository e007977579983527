import { z } from 'zod';
import { statisticCuts, statisticScopes } from '#domain';

const month = z.string().regex(/^(19|2[0-2])\d\d-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-10');

export const statisticsQuery = z.strictObject({
  /** Both included, at most 24 months; absent: the newest twelve that are published. */
  from: month.optional(),
  to: month.optional(),
  /** Beside month and region. */
  by: z.enum(statisticCuts).default('region'),
  format: z.enum(['json', 'csv']).default('json'),
});
export type StatisticsQuery = z.infer<typeof statisticsQuery>;

export const statistics = z.object({
  by: z.enum(statisticCuts),
  from: z.string(),
  to: z.string(),
  /** Those that are published. */
  months: z.array(
    z.object({
      month: z.string(),
      publishedAt: z.iso.datetime(),
      /** No number is of fewer cases. */
      smallestCell: z.int(),
      /** Too few cases to say anything of it. */
      withheld: z.boolean(),
    }),
  ),
  rows: z.array(
    z.object({
      month: z.string(),
      /** `house`: everything. `rest`: regions that are too small to be shown one by one. */
      scope: z.enum(statisticScopes),
      region: z.string().nullable(),
      /** `all`, a group, or the `rest`: groups that are too small to be shown one by one. */
      category: z.string(),
      /** `null`: hidden. */
      incidents: z.int().nullable(),
      /** Of `all` by `response` and `arrival`, in steps of ten seconds; `null`: of too few, or not asked for. */
      medianSeconds: z.int().nullable(),
      p90Seconds: z.int().nullable(),
    }),
  ),
});
export type Statistics = z.infer<typeof statistics>;
