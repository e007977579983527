import type { Language, SupportKind } from '#domain';
import type { NearSupportPlace, SupportDirectory, SupportPlace } from '#support';
import { column } from '../columns.js';
import type { Database } from '../database.js';

interface Row extends Omit<SupportPlace, 'name' | 'about' | 'phones'> {
  name: Record<Language, string>;
  about: Record<Language, string>;
  phones: string[];
}

const columns = `id, kind, country, name, about, phones, hours, city, address, ST_X(point::geometry) AS longitude,
  ST_Y(point::geometry) AS latitude, website, source, to_char(checked_on, 'YYYY-MM-DD') AS "checkedOn"`;

export class SupportDirectoryRepository implements SupportDirectory {
  constructor(private readonly database: Database) {}

  all(): Promise<SupportPlace[]> {
    return this.database.rows<Row>(
      `SELECT ${columns} FROM support_place ORDER BY country COLLATE "C", kind COLLATE "C", id COLLATE "C"`,
    );
  }

  nearest(
    { longitude, latitude }: { longitude: number; latitude: number },
    kinds: readonly SupportKind[] | undefined,
    limit: number,
  ): Promise<NearSupportPlace[]> {
    // The index orders by the sphere, the distance is of the ellipsoid: among those found the latter decides.
    return this.database.rows<Row & { distanceMeters: number }>(
      `SELECT * FROM (
         SELECT ${columns}, ST_Distance(point, $1::geography) AS "distanceMeters"
         FROM support_place WHERE point IS NOT NULL AND ($2::text[] IS NULL OR kind = ANY ($2::text[]))
         ORDER BY point <-> $1::geography LIMIT $3) n
       ORDER BY "distanceMeters", id COLLATE "C"`,
      [`SRID=4326;POINT(${longitude} ${latitude})`, kinds ?? null, limit],
    );
  }

  async replace(countries: readonly string[], places: readonly SupportPlace[]): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.count(`DELETE FROM support_place WHERE country = ANY ($1::text[])`, [countries]);
      await sql.count(
        `INSERT INTO support_place (id, kind, country, name, about, phones, hours, city, address, point, website, source, checked_on)
         SELECT n.id, n.kind, n.country, n.name, n.about, n.phones, n.hours, n.city, n.address, n.point::geography, n.website,
           n.source, n.checked_on
         FROM unnest($1::text[], $2::text[], $3::text[], $4::json[], $5::json[], $6::json[], $7::text[], $8::text[], $9::text[],
           $10::text[], $11::text[], $12::text[], $13::date[])
           AS n (id, kind, country, name, about, phones, hours, city, address, point, website, source, checked_on)`,
        [
          column(places, 'id'),
          column(places, 'kind'),
          column(places, 'country'),
          places.map(({ name }) => JSON.stringify(name)),
          places.map(({ about }) => JSON.stringify(about)),
          places.map(({ phones }) => JSON.stringify(phones)),
          column(places, 'hours'),
          column(places, 'city'),
          column(places, 'address'),
          places.map(pointOf),
          column(places, 'website'),
          column(places, 'source'),
          column(places, 'checkedOn'),
        ],
      );
    });
  }
}

const pointOf = ({ longitude, latitude }: SupportPlace): string | null =>
  longitude === null || latitude === null ? null : `SRID=4326;POINT(${longitude} ${latitude})`;
