import type { DeviceCommandFailure, TrackerProtocol } from '#domain';
import type { AskedCommand } from '#orders';
import { column, instant } from '../columns.js';
import type { Sql } from '../database.js';
import { sealedText } from '../fields/sealed-shapes.js';
import { answerLocated, sentAtMost } from '../upkeep/device-commands.js';

/** A command that a gateway has taken and is about to send. */
export interface DueCommand {
  cell: number;
  id: string;
  agencyId: string;
  deviceId: string;
  asked: AskedCommand;
}

/** What became of one. `answer`: what the device said; `sent`: somebody keeps it for the device, and it is not sent again. */
export type CommandOutcome = Pick<DueCommand, 'cell' | 'id' | 'agencyId'> &
  (
    | { status: 'sent' }
    | { status: 'answered'; answer: string | null }
    | { status: 'failed'; failure: DeviceCommandFailure }
  );

/** A device that a gateway can reach. `heardAt`: when it last spoke there, milliseconds since 1970. */
export interface ReachedDevice {
  deviceId: string;
  heardAt: number;
}

/** So long nothing else is sent to the device. The pause before it is sent again doubles each time. */
const answerSeconds = 30;
/** Of one look; what is beyond is found by a later one. */
const waitingAtMost = 5_000;

interface Row {
  cell: number;
  id: string;
  agencyId: string;
  deviceId: string;
  kind: AskedCommand['kind'];
  seconds: number | null;
  text: string | null;
}

/** What gateways do with the rows of `device_command`. Acts for the house: a gateway's devices are of many agencies. */
export class DueCommands {
  /** @param gatewayId by which the gateway's own connections are told from those of others (`device_session`) */
  constructor(
    private readonly house: Sql,
    private readonly gatewayId: string,
  ) {}

  /**
   * Takes for each of these devices the command that is due, if it is not busy with another: the one that was sent least often, of
   * those the oldest. What another gateway is taking is left to it, and so is a device that was heard there since: the connection
   * here is a dead one then.
   */
  async take(devices: readonly ReachedDevice[], now: number): Promise<DueCommand[]> {
    if (devices.length === 0) return [];
    const deviceIds = column(devices, 'deviceId');
    await answerLocated(this.house, now, deviceIds);
    const rows = await this.house.rows<Row>(
      `UPDATE device_command c SET status = 'sent', attempts = c.attempts + 1, sent_at = $2,
         next_at = $2::timestamptz + interval '${answerSeconds} seconds' * power(2, c.attempts)
       FROM (SELECT x.cell, x.id FROM device_command x
         JOIN unnest($1::uuid[], $3::timestamptz[]) AS h (device_id, heard_at) ON h.device_id = x.device_id
         WHERE x.cell IN (SELECT cell FROM agency) AND x.device_id = ANY($1::uuid[])
           AND ${isDue('x')}
           AND NOT EXISTS (SELECT 1 FROM device_session o
             WHERE o.device_id = x.device_id AND o.gateway_id <> $4 AND o.heard_at > h.heard_at)
           AND x.id = (SELECT y.id FROM device_command y WHERE y.cell = x.cell AND y.device_id = x.device_id
             AND ${isDue('y')} ORDER BY y.attempts, y.id LIMIT 1)
           AND NOT EXISTS (SELECT 1 FROM device_command y WHERE y.cell = x.cell AND y.device_id = x.device_id
             AND y.status = 'sent' AND y.sent_at > $2::timestamptz - interval '${answerSeconds} seconds')
         FOR UPDATE OF x SKIP LOCKED) n
       WHERE c.cell = n.cell AND c.id = n.id
       RETURNING c.cell, c.id, c.agency_id AS "agencyId", c.device_id AS "deviceId", c.kind, c.seconds, c.text`,
      [deviceIds, instant(now), devices.map(({ heardAt }) => instant(heardAt)), this.gatewayId],
    );
    const opener = await this.house.fields.openerOf(column(rows, 'text'));
    return rows.map(({ kind, seconds, text, ...row }) => ({
      ...row,
      asked: askedOf(kind, seconds, text === null ? null : opener.open(`device_command.text:${row.id}`, text)),
    }));
  }

  /** Devices that are known by this protocol and for which something waits; those that waited longest first. */
  async waitingFor(protocol: TrackerProtocol, now: number): Promise<{ deviceId: string; uniqueId: string }[]> {
    const rows = await this.house.rows<{ deviceId: string; uniqueId: string }>(
      `SELECT d.id AS "deviceId", d.unique_id AS "uniqueId" FROM device d
       JOIN (SELECT x.device_id, min(x.next_at) AS next_at FROM device_command x
         WHERE x.cell IN (SELECT cell FROM agency) AND x.status IN ('queued', 'sent') AND x.expires_at > $2
         GROUP BY x.device_id) c ON c.device_id = d.id
       WHERE d.protocol = $1 AND d.revoked_at IS NULL ORDER BY c.next_at LIMIT ${waitingAtMost}`,
      [protocol, instant(now)],
    );
    const opener = await this.house.fields.openerOf(column(rows, 'uniqueId'));
    return rows.flatMap(({ deviceId, uniqueId: sealed }) => {
      const uniqueId = opener.openOrNull(`device.unique_id:${deviceId}`, sealed);
      return uniqueId ? [{ deviceId, uniqueId }] : [];
    });
  }

  /** Their devices went away before they could be sent: as if they had not been taken. */
  async giveBack(commands: readonly DueCommand[], now: number): Promise<void> {
    if (commands.length === 0) return;
    await this.house.count(
      `UPDATE device_command c SET attempts = c.attempts - 1, next_at = $3, sent_at = NULL,
         status = CASE WHEN c.attempts = 1 THEN 'queued' ELSE c.status END
       FROM unnest($1::smallint[], $2::uuid[]) AS n (cell, id)
       WHERE c.cell = n.cell AND c.id = n.id AND c.status = 'sent'`,
      [column(commands, 'cell'), column(commands, 'id'), instant(now)],
    );
  }

  /** One statement for any number. What is over already stays so. */
  async settle(outcomes: readonly CommandOutcome[], now: number): Promise<void> {
    if (outcomes.length === 0) return;
    const sealers = new Map(
      await Promise.all(
        [...new Set(column(outcomes, 'agencyId'))].map(
          async (agencyId) => [agencyId, await this.house.fields.sealerOf(agencyId)] as const,
        ),
      ),
    );
    await this.house.count(
      `UPDATE device_command c SET status = n.status, failure = n.failure, answer = n.answer,
         answered_at = CASE WHEN n.status = 'answered' THEN $6::timestamptz END,
         next_at = CASE WHEN n.status = 'sent' THEN c.expires_at ELSE c.next_at END
       FROM unnest($1::smallint[], $2::uuid[], $3::text[], $4::text[], $5::text[]) AS n (cell, id, status, failure, answer)
       WHERE c.cell = n.cell AND c.id = n.id AND c.status IN ('queued', 'sent')`,
      [
        column(outcomes, 'cell'),
        column(outcomes, 'id'),
        column(outcomes, 'status'),
        outcomes.map((outcome) => (outcome.status === 'failed' ? outcome.failure : null)),
        outcomes.map((outcome) =>
          outcome.status === 'answered'
            ? sealedText.seal(sealers.get(outcome.agencyId)!, `device_command.answer:${outcome.id}`, outcome.answer)
            : null,
        ),
        instant(now),
      ],
    );
  }
}

const isDue = (row: string): string =>
  `${row}.status IN ('queued', 'sent') AND ${row}.next_at <= $2 AND ${row}.expires_at > $2 AND ${row}.attempts < ${sentAtMost}`;

function askedOf(kind: AskedCommand['kind'], seconds: number | null, text: string | null): AskedCommand {
  switch (kind) {
    case 'set_interval':
      return { kind, seconds: seconds! };
    case 'text':
      return { kind, text: text! };
    case 'locate_now':
    case 'vibrate':
      return { kind };
  }
}
