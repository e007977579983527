import type { Opener } from '#access';
import type { OrderChangeKind } from '#domain';
import type { AgencyScope, OrderVersion, OrderVersions, VersionedTerms, VersionedZone, ZoneVersion } from '#orders';
import { column, instant } from '../columns.js';
import type { Sql } from '../database.js';
import { sealedText } from '../fields/sealed-shapes.js';

interface VersionRow {
  version: number;
  at: Date;
  what: OrderChangeKind;
  changedBy: string | null;
  approvedBy: string | null;
  reason: string | null;
  terms: string;
}

export type ZoneRow = Omit<ZoneVersion, 'zone'> & { zone: string | null };

const termsPlace = (orderId: string, version: number): string => `order_version.terms:${orderId}:${version}`;
const reasonPlace = (orderId: string, version: number): string => `order_version.reason:${orderId}:${version}`;
const zonePlace = (zoneId: string, version: number): string => `zone_version.zone:${zoneId}:${version}`;

/** Some hundred kilobytes of a request. */
const versionsOfAStatement = 500;

const zoneColumns = `z.zone_id AS "zoneId", z.version, z.zone`;

export class SqlOrderVersions implements OrderVersions {
  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {}

  async isKept(orderId: string): Promise<boolean> {
    const rows = await this.sql.rows(
      `SELECT 1 FROM order_version v WHERE v.cell = $1 AND v.agency_id = $2 AND v.order_id = $3 LIMIT 1`,
      this.of(orderId),
    );
    return rows.length > 0;
  }

  async zoneIds(orderId: string): Promise<ReadonlyMap<string, boolean>> {
    const rows = await this.sql.rows<{ zoneId: string; isThere: boolean }>(
      `SELECT DISTINCT ON (z.zone_id) z.zone_id AS "zoneId", z.zone IS NOT NULL AS "isThere" FROM zone_version z
       WHERE z.cell = $1 AND z.agency_id = $2 AND z.order_id = $3 ORDER BY z.zone_id, z.version DESC`,
      this.of(orderId),
    );
    return new Map(rows.map(({ zoneId, isThere }) => [zoneId, isThere]));
  }

  async insert(version: OrderVersion, zones: readonly ZoneVersion[]): Promise<void> {
    const { cell, agencyId } = this.scope;
    const { orderId, version: number } = version;
    const sealer = await this.sql.fields.sealerOf(agencyId);
    await this.sql.count(
      `INSERT INTO order_version (cell, order_id, version, agency_id, at, what, changed_by, approved_by, reason, terms)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        cell,
        orderId,
        number,
        agencyId,
        instant(version.at),
        version.what,
        version.changedBy,
        version.approvedBy,
        sealedText.seal(sealer, reasonPlace(orderId, number), version.reason),
        sealer.seal(termsPlace(orderId, number), JSON.stringify(version.terms)),
      ],
    );
    if (zones.length === 0) return;
    const shapes = zones.map(({ zoneId, zone }) =>
      sealedText.seal(sealer, zonePlace(zoneId, number), zone && JSON.stringify(zone)),
    );
    await this.sql.count(
      `INSERT INTO zone_version (cell, order_id, zone_id, version, agency_id, zone)
       SELECT $1, $2, n.zone_id, $3, $4, n.zone FROM unnest($5::uuid[], $6::text[]) AS n (zone_id, zone)`,
      [cell, orderId, number, agencyId, column(zones, 'zoneId'), shapes],
    );
  }

  async insertAll(versions: readonly OrderVersion[]): Promise<void> {
    const { cell, agencyId } = this.scope;
    const sealer = await this.sql.fields.sealerOf(agencyId);
    for (let from = 0; from < versions.length; from += versionsOfAStatement) {
      const some = versions.slice(from, from + versionsOfAStatement);
      await this.sql.count(
        `INSERT INTO order_version (cell, order_id, version, agency_id, at, what, changed_by, approved_by, reason, terms)
         SELECT $1, n.order_id, n.version, $2, n.at, n.what, n.changed_by, n.approved_by, n.reason, n.terms
         FROM unnest($3::uuid[], $4::int[], $5::timestamptz[], $6::text[], $7::uuid[], $8::uuid[], $9::text[], $10::text[])
           AS n (order_id, version, at, what, changed_by, approved_by, reason, terms)`,
        [
          cell,
          agencyId,
          column(some, 'orderId'),
          column(some, 'version'),
          some.map(({ at }) => instant(at)),
          column(some, 'what'),
          column(some, 'changedBy'),
          column(some, 'approvedBy'),
          some.map(({ orderId, version, reason }) => sealedText.seal(sealer, reasonPlace(orderId, version), reason)),
          some.map(({ orderId, version, terms }) => sealer.seal(termsPlace(orderId, version), JSON.stringify(terms))),
        ],
      );
    }
  }

  async list(
    orderId: string,
    { before, limit }: { before?: number | undefined; limit: number },
  ): Promise<OrderVersion[]> {
    const rows = await this.sql.rows<VersionRow>(
      `SELECT v.version, v.at, v.what, v.changed_by AS "changedBy", v.approved_by AS "approvedBy", v.reason, v.terms
       FROM order_version v
       WHERE v.cell = $1 AND v.agency_id = $2 AND v.order_id = $3 AND ($4::integer IS NULL OR v.version < $4::integer)
       ORDER BY v.version DESC LIMIT $5`,
      [...this.of(orderId), before ?? null, limit],
    );
    const opener = await this.sql.fields.openerOf(rows.flatMap(({ reason, terms }) => [reason, terms]));
    return rows.map(({ at, reason, terms, ...row }) => ({
      ...row,
      orderId,
      at: at.getTime(),
      reason: sealedText.open(opener, reasonPlace(orderId, row.version), reason as never),
      terms: JSON.parse(opener.open(termsPlace(orderId, row.version), terms)) as VersionedTerms,
    }));
  }

  async zones(orderId: string, from: number, to: number): Promise<ZoneVersion[]> {
    const rows = await this.sql.rows<ZoneRow>(
      `SELECT * FROM (
         SELECT ${zoneColumns} FROM zone_version z
         WHERE z.cell = $1 AND z.agency_id = $2 AND z.order_id = $3 AND z.version BETWEEN $4 AND $5
         UNION ALL
         (SELECT DISTINCT ON (z.zone_id) ${zoneColumns} FROM zone_version z
          WHERE z.cell = $1 AND z.agency_id = $2 AND z.order_id = $3 AND z.version < $4
          ORDER BY z.zone_id, z.version DESC)) kept
       ORDER BY version, "zoneId"`,
      [...this.of(orderId), from, to],
    );
    const opener = await this.sql.fields.openerOf(column(rows, 'zone'));
    return rows.map((row) => ({ ...row, zone: openZone(opener, row) }));
  }

  private of(orderId: string): unknown[] {
    return [this.scope.cell, this.scope.agencyId, orderId];
  }
}

export function openZone(opener: Opener, { zoneId, version, zone }: ZoneRow): VersionedZone | null {
  const opened = sealedText.open(opener, zonePlace(zoneId, version), zone as never);
  return opened === null ? null : (JSON.parse(opened) as VersionedZone);
}
