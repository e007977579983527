import { instant } from '../columns.js';
import type { SqlSession } from '../database.js';

/** How often a command is sent before nothing more is hoped for. */
export const sentAtMost = 5;

/** How many commands ended, by what became of them. */
export interface EndedCommands {
  answered: number;
  failed: number;
  expired: number;
}

/**
 * A device that is asked where it is answers with its next fix, by whatever way that came. Cells are joined, not asked for by
 * `OR`: with that all positions are read for each look. The clocks of most trackers show whole seconds: a fix of the second of the asking counts
 * when it came after it.
 *
 * @param deviceIds `undefined`: all
 */
export function answerLocated(sql: SqlSession, now: number, deviceIds?: readonly string[]): Promise<number> {
  return sql.count(
    `UPDATE device_command c SET status = 'answered', answered_at = $1
     FROM (SELECT x.cell, x.id FROM device_command x JOIN device d ON d.id = x.device_id
       WHERE x.cell IN (SELECT cell FROM agency) AND x.kind = 'locate_now' AND x.status IN ('queued', 'sent')
         AND ($2::uuid[] IS NULL OR x.device_id = ANY($2::uuid[]))
         AND EXISTS (SELECT 1 FROM (SELECT x.cell UNION ALL SELECT y.cell FROM person_cell y WHERE y.person_id = d.person_id) q
           JOIN position p ON p.cell = q.cell AND p.person_id = d.person_id AND p.device_id = d.id
             AND p.fix_time >= date_trunc('second', x.asked_at) AND p.received_at >= x.asked_at
             AND (p.fix_time >= x.asked_at OR p.fix_time = date_trunc('second', p.fix_time)))
       FOR UPDATE OF x SKIP LOCKED) n
     WHERE c.cell = n.cell AND c.id = n.id`,
    [instant(now), deviceIds ?? null],
  );
}

/** Ends what was answered, what nobody answers however often it is sent, and what has come too late. Never waits for a gateway. */
export async function endDeviceCommands(sql: SqlSession, now: number): Promise<EndedCommands> {
  const answered = await answerLocated(sql, now);
  const ended = await sql.rows<{ status: 'failed' | 'expired' }>(
    `UPDATE device_command c SET status = n.status, failure = n.failure
     FROM (SELECT x.cell, x.id, CASE WHEN x.expires_at <= $1 THEN 'expired' ELSE 'failed' END AS status,
         CASE WHEN x.expires_at > $1 THEN 'no_answer' END AS failure
       FROM device_command x
       WHERE x.cell IN (SELECT cell FROM agency) AND x.status IN ('queued', 'sent')
         AND (x.expires_at <= $1 OR (x.attempts >= ${sentAtMost} AND x.next_at <= $1))
       FOR UPDATE OF x SKIP LOCKED) n
     WHERE c.cell = n.cell AND c.id = n.id RETURNING c.status`,
    [instant(now)],
  );
  const expired = ended.filter(({ status }) => status === 'expired').length;
  return { answered, expired, failed: ended.length - expired };
}
