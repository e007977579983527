import type { LinkHolder, LiveLink, LiveLinkStore, LiveState, StandingLink } from '#contacts';
import type { Clock, ContactAnswer, IncidentStatus } from '#domain';
import { appendAudit } from '../access/append-audit.js';
import { column, instant } from '../columns.js';
import type { Database, Sql } from '../database.js';
import { SqlIncidentStore } from '../incidents/incident-store.js';
import { mayBeToldYet } from '../incidents/may-be-told-yet.js';
import { spanOf } from '../incidents/whose-incident.js';

/** So long a contact still sees that it is over. */
const afterClosing = `interval '30 minutes'`;

/** SQL: whether link `l` opens anything at `now` by itself. */
const holds = (now: string): string => `l.revoked_at IS NULL AND l.expires_at > ${now}::timestamptz`;

const isOfTheTime = (now: string): string =>
  `(i.closed_at IS NULL OR i.closed_at + ${afterClosing} > ${now}::timestamptz)`;

/** SQL: contacts of incident `i` who go there, but for this one. $1 is the cell. */
const othersWhoGo = (contact: string): string =>
  `(SELECT count(DISTINCT e.data ->> 'contactId')::int FROM incident_event e
    WHERE e.cell = $1 AND e.incident_id = i.id AND e.kind = 'contact_answered' AND e.data ->> 'answer' = 'going'
      AND e.data ->> 'contactId' <> ${contact}::text)`;

type LinkRow = Pick<LiveLink, 'cell' | 'incidentId' | 'contactId' | 'personId'> & { expiresAt: Date };

export class LiveLinkStoreRepository implements LiveLinkStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async open({ key, deviceHash }: LinkHolder, now: number): Promise<LiveLink | undefined> {
    const [row] = await this.database.rows<LinkRow>(
      `UPDATE live_link l SET device_hash = $2, opened_at = coalesce(opened_at, $3::timestamptz)
       FROM contact c
       WHERE l.key = $1 AND (l.device_hash IS NULL OR l.device_hash = $2) AND ${holds('$3')}
         AND c.id = l.contact_id AND ${mayBeToldYet('c')}
       RETURNING l.cell, l.incident_id AS "incidentId", c.id AS "contactId", c.person_id AS "personId",
         l.expires_at AS "expiresAt"`,
      [key, deviceHash, instant(now)],
    );
    return row && this.ofOpenTime(key, row, now);
  }

  async find({ key, deviceHash }: LinkHolder, now: number): Promise<LiveLink | undefined> {
    const [row] = await this.database.rows<LinkRow>(
      `SELECT l.cell, l.incident_id AS "incidentId", c.id AS "contactId", c.person_id AS "personId",
         l.expires_at AS "expiresAt"
       FROM live_link l JOIN contact c ON c.id = l.contact_id AND ${mayBeToldYet('c')}
       WHERE l.key = $1 AND l.device_hash = $2 AND ${holds('$3')}`,
      [key, deviceHash, instant(now)],
    );
    return row && this.ofOpenTime(key, row, now);
  }

  async stateOf({ cell, incidentId, contactId, personId }: LiveLink): Promise<LiveState> {
    const [row] = await this.database.rows<{
      status: IncidentStatus;
      others: number;
      longitude: number | null;
      latitude: number;
      accuracyMeters: number;
      fixTime: Date;
    }>(
      `SELECT i.status, ${othersWhoGo('$3')} AS others, p.* FROM incident i ${spanOf('i')}
       LEFT JOIN LATERAL (SELECT ST_X(x.point::geometry) AS longitude, ST_Y(x.point::geometry) AS latitude,
           x.accuracy_meters AS "accuracyMeters", x.fix_time AS "fixTime"
         FROM position x
         WHERE x.cell = $1 AND x.person_id = $4 AND x.fix_time >= s.since AND x.fix_time <= s.until AND NOT x.mock
         ORDER BY x.fix_time DESC LIMIT 1) p ON true
       WHERE i.cell = $1 AND i.id = $2`,
      [cell, incidentId, contactId, personId],
    );
    const { status, others, longitude, latitude, accuracyMeters, fixTime } = row!;
    const position = longitude === null ? null : { longitude, latitude, accuracyMeters, fixTime: fixTime.getTime() };
    return { status, others, position };
  }

  async standing(links: readonly LiveLink[], now: number): Promise<StandingLink[]> {
    const cells = new Set(links.map(({ cell }) => cell));
    const ofCells = await Promise.all(
      [...cells].map((cell) =>
        this.database.rows<StandingLink>(
          `SELECT l.key, i.status, ${othersWhoGo('l.contact_id')} AS others
           FROM live_link l
           JOIN contact c ON c.id = l.contact_id AND ${mayBeToldYet('c')}
           JOIN incident i ON i.cell = $1 AND i.id = l.incident_id AND ${isOfTheTime('$3')}
           WHERE l.cell = $1 AND l.key = ANY($2::text[]) AND ${holds('$3')}`,
          [
            cell,
            column(
              links.filter((link) => link.cell === cell),
              'key',
            ),
            instant(now),
          ],
        ),
      ),
    );
    return ofCells.flat();
  }

  answer(link: LiveLink, answer: ContactAnswer, now: number): Promise<number | undefined> {
    const { cell, incidentId, agencyId, contactId } = link;
    return this.database.transaction(async (sql) => {
      const said = await lockAndRead(sql, link, answer);
      if (said) return undefined;
      const event = { incidentId, agencyId, kind: 'contact_answered', staffId: null, data: { contactId, answer } };
      const cursor = await new SqlIncidentStore(sql, cell).appendEvents([event], now);
      const record = { agencyId, actor: 'contact', actorId: contactId, action: 'incident.live.answer' } as const;
      const object = { object: 'incident', objectId: incidentId, result: 'allowed' } as const;
      await appendAudit(sql, this.clock, [{ ...record, ...object }]);
      return cursor;
    });
  }

  /** With whose agency it is; absent when the incident is over for too long. */
  private async ofOpenTime(key: string, row: LinkRow, now: number): Promise<LiveLink | undefined> {
    const [incident] = await this.database.rows<{ agencyId: string }>(
      `SELECT i.agency_id AS "agencyId" FROM incident i WHERE i.cell = $1 AND i.id = $2 AND ${isOfTheTime('$3')}`,
      [row.cell, row.incidentId, instant(now)],
    );
    return incident && { ...row, ...incident, key, expiresAt: row.expiresAt.getTime() };
  }
}

/** The incident's row first: of two answers at once one waits, and finds the other. */
async function lockAndRead(
  sql: Sql,
  { cell, incidentId, contactId }: LiveLink,
  answer: ContactAnswer,
): Promise<boolean> {
  await sql.rows(`SELECT 1 FROM incident i WHERE i.cell = $1 AND i.id = $2 FOR UPDATE`, [cell, incidentId]);
  const said = await sql.rows(
    `SELECT 1 FROM incident_event e WHERE e.cell = $1 AND e.incident_id = $2 AND e.kind = 'contact_answered'
       AND e.data ->> 'contactId' = $3 AND e.data ->> 'answer' = $4 LIMIT 1`,
    [cell, incidentId, contactId, answer],
  );
  return said.length > 0;
}
