import { newId, type TrackerProtocol } from '#domain';
import type { QuarantinedFrameReader, QuarantinedFrameView } from '#tracking';
import { column, instant } from '../columns.js';
import type { HouseSql } from '../database.js';

/** A frame that was not believed. The frame itself is not kept. */
export interface QuarantinedFrame {
  /** Milliseconds since 1970. */
  receivedAt: number;
  protocol: TrackerProtocol;
  fault: string;
  device: { deviceId: string; agencyId: string } | undefined;
  /** Masked: without anything by which a device or a place is told. */
  beginsWith: string;
  frame: Buffer;
}

export const quarantinedFrameDays = 30;
const mostKept = 5_000;

type Row = Omit<QuarantinedFrameView, 'receivedAt' | 'digest'> & { receivedAt: Date; digest: Buffer };

export class QuarantinedFrames implements QuarantinedFrameReader {
  constructor(private readonly house: HouseSql) {}

  /** One statement for any number. */
  async keep(frames: readonly QuarantinedFrame[], now: number): Promise<void> {
    const digests: Buffer[] = [];
    // Keyed, so that nobody finds by trying what stood in it; short, since it only tells the same from another.
    for (const { frame } of frames)
      digests.push((await this.house.fields.blindIndexOf('quarantined_frame', frame.toString('hex'))).subarray(0, 8));
    await this.house.count(
      `INSERT INTO quarantined_frame (id, received_at, protocol, fault, agency_id, device_id, begins_with, bytes, digest)
       SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::text[],
         $8::integer[], $9::bytea[])`,
      [
        frames.map(() => newId()),
        frames.map(({ receivedAt }) => instant(receivedAt)),
        column(frames, 'protocol'),
        column(frames, 'fault'),
        frames.map(({ device }) => device?.agencyId ?? null),
        frames.map(({ device }) => device?.deviceId ?? null),
        column(frames, 'beginsWith'),
        frames.map(({ frame }) => frame.length),
        digests,
      ],
    );
    await this.house.count(
      `DELETE FROM quarantined_frame WHERE received_at < $1
         OR id <= (SELECT id FROM quarantined_frame ORDER BY id DESC OFFSET ${mostKept} LIMIT 1)`,
      [instant(now - quarantinedFrameDays * 86_400_000)],
    );
  }

  async newest(
    { agencyId }: { agencyId: string },
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<QuarantinedFrameView[]> {
    const rows = await this.house.asAgency(agencyId).rows<Row>(
      `SELECT id, received_at AS "receivedAt", protocol, fault, device_id AS "deviceId", begins_with AS "beginsWith",
         bytes, digest
       FROM quarantined_frame WHERE (agency_id IS NULL OR agency_id = $1) AND ($2::uuid IS NULL OR id < $2)
       ORDER BY id DESC LIMIT $3`,
      [agencyId, after ?? null, limit],
    );
    return rows.map(({ receivedAt, digest, ...row }) => ({
      ...row,
      receivedAt: receivedAt.toISOString(),
      digest: digest.toString('hex'),
    }));
  }
}
