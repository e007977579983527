import { isUuid } from '#domain';
import {
  type AgencyScope,
  type Area,
  type Circle,
  type ComparedZone,
  type ConcealedPlace,
  crossesAntimeridian,
  type DrawnArea,
  type FeltZone,
  type LonLat,
  type MeasuredArea,
  type ShapePreview,
  type ZoneConflicts,
  type ZoneRecord,
  type Zones,
} from '#orders';
import { column, instant } from '../columns.js';
import type { Sql } from '../database.js';
import { openJson, sealedJson } from '../fields/sealed-shapes.js';
import { conflictsOfZones } from './zone-conflicts.js';
import { boundOf, measureAreas, polygonsOfCircles, storedShape, uncoveredSquareMeters } from './zone-geometry.js';
import { cutIntoParts, isLarge } from './zone-parts.js';
import { previewOf } from './zone-preview.js';

type Row = Omit<ZoneRecord, 'area' | 'felt' | 'createdAt' | 'updatedAt'> & {
  area: string;
  createdAt: Date;
  updatedAt: Date;
  feltId: string | null;
  feltCircle: Circle | null;
  feltSeed: Buffer | null;
};

/** Seven decimals are a centimeter. */
const select = `SELECT z.id, z.order_id AS "orderId", z.name, z.kind, ST_AsGeoJSON(z.area, 7) AS area, z.circle,
    z.size_meters AS "sizeMeters", z.warning_ring_meters AS "warningRingMeters", z.schedule, z.concealed,
    z.created_at AS "createdAt", z.updated_at AS "updatedAt",
    f.id AS "feltId", f.circle AS "feltCircle", f.felt_seed AS "feltSeed"
  FROM zone z JOIN "order" o ON o.cell = z.cell AND o.id = z.order_id
  LEFT JOIN zone f ON f.cell = $1 AND f.felt_of = z.id
  WHERE z.cell = $1 AND o.cell = $1 AND o.agency_id = $2 AND z.felt_of IS NULL`;

/** SQL: only zones of the agency's orders. */
const owned = (agency: string): string =>
  `EXISTS (SELECT 1 FROM "order" o WHERE o.cell = $1 AND o.id = z.order_id AND o.agency_id = ${agency})`;

export class SqlZones implements Zones {
  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {}

  async ofOrders(orderIds: readonly string[]): Promise<ZoneRecord[]> {
    return this.read(`${select} AND z.order_id = ANY($3::uuid[]) ORDER BY z.order_id, z.id`, [orderIds]);
  }

  async countOfOrders(orderIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.sql.rows<{ orderId: string; count: number }>(
      `SELECT z.order_id AS "orderId", count(*)::int AS count FROM zone z
       JOIN "order" o ON o.cell = $1 AND o.id = z.order_id
       WHERE z.cell = $1 AND o.agency_id = $2 AND z.order_id = ANY($3::uuid[]) AND z.felt_of IS NULL
       GROUP BY z.order_id`,
      [this.scope.cell, this.scope.agencyId, orderIds],
    );
    return new Map(rows.map(({ orderId, count }) => [orderId, count]));
  }

  async byId(id: string): Promise<ZoneRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const [zone] = await this.read(`${select} AND z.id = $3`, [id]);
    return zone;
  }

  polygonsOf(circles: readonly (Circle & { segments: number })[]): Promise<Area[]> {
    return polygonsOfCircles(this.sql, circles);
  }

  measure(areas: readonly DrawnArea[]): Promise<MeasuredArea[]> {
    return measureAreas(this.sql, this.scope, areas);
  }

  preview(shape: DrawnArea & { circle: Circle | null }, ringMeters: number): Promise<ShapePreview> {
    return previewOf(this.sql, shape, ringMeters);
  }

  conflictsOf(orderId: string, zones: readonly ComparedZone[]): Promise<ZoneConflicts[]> {
    return conflictsOfZones(this.sql, this.scope, orderId, zones);
  }

  async insert(zones: readonly (ZoneRecord & DrawnArea)[]): Promise<void> {
    if (zones.length === 0) return;
    const sealer = await this.sql.fields.sealerOf(this.scope.agencyId);
    await this.sql.count(
      `INSERT INTO zone (cell, id, order_id, name, kind, area, edge, center, reach_meters, circle, size_meters, warning_ring_meters, schedule,
         concealed, created_at, updated_at)
       SELECT $1, n.id, n.order_id, n.name, n.kind, ST_Multi(s.shape)::geography,
         ST_Multi(ST_Boundary(s.shape))::geography, b.center, b.reach, n.kept_circle, n.size_meters, n.warning_ring_meters, n.schedule,
         n.concealed, n.created_at, n.created_at
       FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::jsonb[], $9::float8[],
           $10::float8[], $11::jsonb[], $12::boolean[], $13::timestamptz[], $14::jsonb[])
         AS n (id, order_id, name, kind, area, crosses, circle, size_meters, warning_ring_meters, schedule, concealed,
           created_at, kept_circle)
       CROSS JOIN LATERAL (SELECT ${storedShape('n.area', 'n.crosses')} AS shape OFFSET 0) s
       CROSS JOIN LATERAL ${boundOf('s.shape', 'n.circle')} b`,
      [
        this.scope.cell,
        column(zones, 'id'),
        column(zones, 'orderId'),
        zones.map(({ id, name }) => sealer.seal(namePlace(id), name)),
        column(zones, 'kind'),
        zones.map((zone) => JSON.stringify(zone.area)),
        column(zones, 'crossesAntimeridian'),
        zones.map((zone) => jsonOrNull(zone.circle)),
        column(zones, 'sizeMeters'),
        column(zones, 'warningRingMeters'),
        zones.map((zone) => jsonOrNull(zone.schedule)),
        column(zones, 'concealed'),
        zones.map((zone) => instant(zone.createdAt)),
        zones.map(({ id, circle }) => sealedJson.seal(sealer, circlePlace(id), circle)),
      ],
    );
    const large = zones.filter((zone) => isLarge(zone.area));
    await cutIntoParts(
      this.sql,
      this.scope.cell,
      large.map((zone) => zone.id),
    );
  }

  async update(zone: ZoneRecord): Promise<void> {
    const sealer = await this.sql.fields.sealerOf(this.scope.agencyId);
    await this.sql.count(
      `UPDATE zone z SET name = $3, kind = $4, warning_ring_meters = $5, schedule = $6, concealed = $7,
         updated_at = $8
       WHERE z.cell = $1 AND z.id = $2 AND ${owned('$9')}`,
      [
        this.scope.cell,
        zone.id,
        sealer.seal(namePlace(zone.id), zone.name),
        zone.kind,
        zone.warningRingMeters,
        jsonOrNull(zone.schedule),
        zone.concealed,
        instant(zone.updatedAt),
        this.scope.agencyId,
      ],
    );
  }

  async updateArea(zone: ZoneRecord & DrawnArea): Promise<void> {
    await this.update(zone);
    const sealer = await this.sql.fields.sealerOf(this.scope.agencyId);
    const changed = await this.sql.count(
      `UPDATE zone z SET area = ST_Multi(s.shape)::geography, edge = ST_Multi(ST_Boundary(s.shape))::geography,
         circle = $8::jsonb, size_meters = $6, center = b.center, reach_meters = b.reach, in_parts = false
       FROM (SELECT ${storedShape('$3::text', '$4::boolean')} AS shape OFFSET 0) s
       CROSS JOIN LATERAL ${boundOf('s.shape', '$5::jsonb')} b
       WHERE z.cell = $1 AND z.id = $2 AND ${owned('$7')}`,
      [
        this.scope.cell,
        zone.id,
        JSON.stringify(zone.area),
        zone.crossesAntimeridian,
        jsonOrNull(zone.circle),
        zone.sizeMeters,
        this.scope.agencyId,
        sealedJson.seal(sealer, circlePlace(zone.id), zone.circle),
      ],
    );
    if (changed === 0) return;
    await this.sql.count(`DELETE FROM zone_part p WHERE p.cell = $1 AND p.zone_id = $2`, [this.scope.cell, zone.id]);
    if (isLarge(zone.area)) await cutIntoParts(this.sql, this.scope.cell, [zone.id]);
  }

  async remove(id: string): Promise<void> {
    await this.removeFelt([id]);
    await this.sql.count(`DELETE FROM zone z WHERE z.cell = $1 AND z.id = $2 AND ${owned('$3')}`, [
      this.scope.cell,
      id,
      this.scope.agencyId,
    ]);
  }

  async boundsOf(ids: readonly string[]): Promise<Map<string, Circle>> {
    const rows = await this.sql.rows<Circle & { id: string }>(
      `SELECT z.id, ST_X(z.center::geometry) AS longitude, ST_Y(z.center::geometry) AS latitude,
         z.reach_meters AS "radiusMeters"
       FROM zone z WHERE z.cell = $1 AND z.id = ANY($2::uuid[]) AND ${owned('$3')}`,
      [this.scope.cell, ids, this.scope.agencyId],
    );
    return new Map(rows.map(({ id, ...circle }) => [id, circle]));
  }

  /** All but the area is that of the zone; what is watched of it is compiled from the zone's own row. */
  async insertFelt(felt: readonly (FeltZone & { zoneId: string; area: Area })[]): Promise<void> {
    const { cell, agencyId } = this.scope;
    const names = await this.namesOf(column(felt, 'zoneId'));
    const sealer = await this.sql.fields.sealerOf(agencyId);
    await this.sql.count(
      `INSERT INTO zone (cell, id, order_id, name, kind, area, edge, center, reach_meters, circle, size_meters,
         warning_ring_meters, concealed, created_at, updated_at, felt_of, felt_seed)
       SELECT $1, n.id, z.order_id, n.name, z.kind, ST_Multi(s.shape)::geography,
         ST_Multi(ST_Boundary(s.shape))::geography, b.center, b.reach, n.kept_circle, z.size_meters, z.warning_ring_meters,
         false, z.updated_at, z.updated_at, z.id, n.seed
       FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::jsonb[], $6::bytea[], $7::boolean[], $8::text[],
           $9::jsonb[])
         AS n (id, zone_id, area, circle, seed, crosses, name, kept_circle)
       JOIN zone z ON z.cell = $1 AND z.id = n.zone_id
       CROSS JOIN LATERAL (SELECT ${storedShape('n.area', 'n.crosses')} AS shape OFFSET 0) s
       CROSS JOIN LATERAL ${boundOf('s.shape', 'n.circle')} b`,
      [
        cell,
        column(felt, 'id'),
        column(felt, 'zoneId'),
        felt.map(({ area }) => JSON.stringify(area)),
        felt.map(({ circle }) => JSON.stringify(circle)),
        felt.map(({ id, seed }) => sealer.sealBytes(feltSeedPlace(id), seed)),
        felt.map(({ area }) => crossesAntimeridian(area)),
        felt.map(({ id, zoneId }) => sealer.seal(namePlace(id), names.get(zoneId) ?? '')),
        felt.map(({ id, circle }) => sealedJson.seal(sealer, circlePlace(id), circle)),
      ],
    );
  }

  async removeFelt(zoneIds: readonly string[]): Promise<void> {
    await this.sql.count(`DELETE FROM zone z WHERE z.cell = $1 AND z.felt_of = ANY($2::uuid[]) AND ${owned('$3')}`, [
      this.scope.cell,
      zoneIds,
      this.scope.agencyId,
    ]);
  }

  async uncovered(of: Area, by: Area): Promise<number> {
    return uncoveredSquareMeters(this.sql, of, by);
  }

  async placeNear(
    personIds: readonly string[],
    { longitude, latitude }: LonLat,
    withinMeters: number,
  ): Promise<ConcealedPlace | undefined> {
    const [row] = await this.sql.rows<Omit<ConcealedPlace, 'createdAt'> & { createdAt: Date }>(
      `SELECT p.id, p.seed, p.created_at AS "createdAt", ARRAY[p.person_id] AS "personIds",
         ST_X(p.place::geometry) AS longitude, ST_Y(p.place::geometry) AS latitude
       FROM concealed_place p
       WHERE p.agency_id = $1 AND p.person_id = ANY($2::uuid[])
         AND ST_DWithin(p.place, ST_SetSRID(ST_MakePoint($3, $4), 4326)::geography, $5)
       ORDER BY p.created_at, p.id LIMIT 1`,
      [this.scope.agencyId, personIds, longitude, latitude, withinMeters],
    );
    if (!row) return undefined;
    const opener = await this.sql.fields.openerOf([row.seed]);
    const seed = opener.openBytes(placeSeedPlace(row.id), row.seed);
    return { ...row, seed, createdAt: row.createdAt.getTime() };
  }

  async insertPlace({ id, personIds, longitude, latitude, seed, createdAt }: ConcealedPlace): Promise<void> {
    const sealer = await this.sql.fields.sealerOf(this.scope.agencyId);
    const kept = sealer.sealBytes(placeSeedPlace(id), seed);
    await this.sql.count(
      `INSERT INTO concealed_place (id, person_id, agency_id, place, seed, created_at)
       SELECT $1, p.id, p.agency_id, ST_SetSRID(ST_MakePoint($4, $5), 4326)::geography, $6, $7
       FROM person p WHERE p.agency_id = $2 AND p.id = ANY($3::uuid[])`,
      [id, this.scope.agencyId, personIds, longitude, latitude, kept, instant(createdAt)],
    );
  }

  private async namesOf(zoneIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.sql.rows<{ id: string; name: string }>(
      `SELECT z.id, z.name FROM zone z WHERE z.cell = $1 AND z.id = ANY($2::uuid[])`,
      [this.scope.cell, zoneIds],
    );
    const opener = await this.sql.fields.openerOf(column(rows, 'name'));
    return new Map(rows.map(({ id, name }) => [id, opener.open(namePlace(id), name)]));
  }

  private async read(text: string, parameters: readonly unknown[]): Promise<ZoneRecord[]> {
    const rows = await this.sql.rows<Row>(text, [this.scope.cell, this.scope.agencyId, ...parameters]);
    const opener = await this.sql.fields.openerOf(
      rows.flatMap(({ name, circle, feltCircle, feltSeed }) => [name, circle, feltCircle, feltSeed]),
    );
    return rows.map(({ feltId, feltCircle, feltSeed, ...row }) => ({
      ...row,
      name: opener.open(namePlace(row.id), row.name),
      circle: openJson(opener, circlePlace(row.id), row.circle),
      felt:
        feltId === null
          ? null
          : {
              id: feltId,
              circle: openJson(opener, circlePlace(feltId), feltCircle),
              seed: opener.openBytes(feltSeedPlace(feltId), feltSeed!),
            },
      area: JSON.parse(row.area) as Area,
      createdAt: row.createdAt.getTime(),
      updatedAt: row.updatedAt.getTime(),
    }));
  }
}

/** What is sealed for which place. An alarm keeps the name of its zone as it stands there, sealed for the zone. */
export const namePlace = (zoneId: string): string => `zone.name:${zoneId}`;
const circlePlace = (zoneId: string): string => `zone.circle:${zoneId}`;
const feltSeedPlace = (feltId: string): string => `zone.felt_seed:${feltId}`;
const placeSeedPlace = (placeId: string): string => `concealed_place.seed:${placeId}`;

const jsonOrNull = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
