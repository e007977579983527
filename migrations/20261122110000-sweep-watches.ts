import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When time alone may change something about an order. `sweep_at` is exact and rewritten with every batch, so nothing is
 * indexed by it: the update stays off the indexes. `look_at` is what the sweeper looks things up by; it is never later than
 * `sweep_at`. Batches only move it back, which is seldom; the sweeper moves it forward.
 */
export class SweepWatches20261122110000 implements MigrationInterface {
  name = 'SweepWatches20261122110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE watch ADD COLUMN sweep_at timestamptz, ADD COLUMN look_at timestamptz');
    // Nobody has looked at these orders yet: each is due.
    await runner.query(`UPDATE watch SET sweep_at = '2026-01-01Z', look_at = '2026-01-01Z'`);
    await runner.query('CREATE INDEX watch_look ON watch (cell, look_at) WHERE look_at IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX watch_look');
    await runner.query('ALTER TABLE watch DROP COLUMN sweep_at, DROP COLUMN look_at');
  }
}
