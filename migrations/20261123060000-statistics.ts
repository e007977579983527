import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is published of a month: numbers of groups, no ids of people, orders or incidents. A month is written once; nothing
 * updates it, since the difference between two publications would tell what each of them hides.
 */
export class Statistics20261123060000 implements MigrationInterface {
  name = 'Statistics20261123060000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  `ALTER TABLE person ADD sex text, ADD birth_year smallint`,

  `CREATE TABLE statistic_month (
    month text PRIMARY KEY,
    published_at timestamptz NOT NULL,
    smallest_cell smallint NOT NULL,
    withheld boolean NOT NULL
  )`,

  // Without a number: hidden. The region is empty for what is of no single one.
  `CREATE TABLE statistic (
    month text NOT NULL REFERENCES statistic_month (month),
    cut text NOT NULL,
    scope text NOT NULL,
    region text NOT NULL,
    category text NOT NULL,
    incidents integer,
    median_seconds integer,
    p90_seconds integer,
    PRIMARY KEY (month, cut, scope, region, category)
  )`,
];

const down = [`DROP TABLE statistic`, `DROP TABLE statistic_month`, `ALTER TABLE person DROP sex, DROP birth_year`];
