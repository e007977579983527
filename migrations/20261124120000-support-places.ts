import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who helps, where and by which telephone: a small reference table that names nobody who is helped. */
export class SupportPlaces20261124120000 implements MigrationInterface {
  name = 'SupportPlaces20261124120000';

  async up(runner: QueryRunner): Promise<void> {
    // `name` and `about` are JSON, `{kk, ru, en}`; `phones` a list of texts.
    await runner.query(`CREATE TABLE support_place (
      id text PRIMARY KEY,
      kind text NOT NULL,
      country text NOT NULL,
      name json NOT NULL,
      about json NOT NULL,
      phones json NOT NULL,
      hours text,
      city text,
      address text,
      point geography(Point, 4326),
      website text,
      source text NOT NULL,
      checked_on date NOT NULL
    )`);
    await runner.query(`CREATE INDEX support_place_point ON support_place USING gist (point) WHERE point IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE support_place`);
  }
}
