import { instant } from '../columns.js';
import type { Sql } from '../database.js';

const longestLifeMilliseconds = 24 * 3_600_000;

/**
 * From now on this key shows the contact the incident. Once links of theirs to it have been revoked, further messages bring no new
 * ones. Who is a contact no more gets none.
 */
export async function makeLiveLink(
  sql: Sql,
  key: string,
  { cell, incidentId, recipientId }: { cell: number; incidentId: string; recipientId: string },
  now: number,
): Promise<void> {
  await sql.count(
    `INSERT INTO live_link (key, cell, incident_id, contact_id, made_at, expires_at, revoked_at)
     SELECT $1, $2, $3, c.id, $5, $6, (SELECT min(l.revoked_at) FROM live_link l
       WHERE l.cell = $2 AND l.incident_id = $3 AND l.contact_id = c.id)
     FROM contact c WHERE c.id = $4 ON CONFLICT (key) DO NOTHING`,
    [key, cell, incidentId, recipientId, instant(now), instant(now + longestLifeMilliseconds)],
  );
}
