import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A decision record holds ids and numbers only. What else its sentence needs is kept beside it, as it was when the alarm was
 * raised: a zone may be renamed or removed and a device replaced before a court reads it. `decided_at`: when what the
 * decision says was so, for an alarm that was updated keeps the time at which it began in `at`.
 */
export class KeepWhatAnAlarmIsSaidWith20261122170000 implements MigrationInterface {
  name = 'KeepWhatAnAlarmIsSaidWith20261122170000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE alarm ADD zone_name text, ADD device_kind text, ADD decided_at timestamptz`);
    await runner.query(`UPDATE alarm a SET decided_at = a.at,
      zone_name = (SELECT z.name FROM zone z WHERE z.cell = a.cell AND z.id = a.zone_id),
      device_kind = (SELECT d.kind FROM device d WHERE d.id = a.device_id)`);
    await runner.query(`ALTER TABLE alarm ALTER decided_at SET NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE alarm DROP zone_name, DROP device_kind, DROP decided_at`);
  }
}
