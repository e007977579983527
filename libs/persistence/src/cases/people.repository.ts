import { phoneKey } from '#domain';
import {
  type AgencyScope,
  type DeviceFilter,
  type DeviceRecord,
  type Devices,
  isWithin,
  type LastReport,
  type PageRequest,
  type People,
  type PersonRecord,
} from '#orders';
import { column, instant } from '../columns.js';
import type { Sql } from '../database.js';
import { secretAddresses, secretFound, secretText, secretUnique, SqlShelf, time } from './shelf.js';

const phone = secretFound('phone', 'phone_index', phoneKey);
const uniqueId = secretUnique('unique_id', 'unique_index');

/** Names are opened to be searched: so many of the newest, a quarter of a second of work. */
const namesSearched = 20_000;
const namesFound = 50;

export class SqlPeople extends SqlShelf<PersonRecord> implements People {
  constructor(sql: Sql, scope: AgencyScope) {
    super(sql, scope, 'person', {
      id: 'id',
      createdAt: time('created_at'),
      name: secretText('name'),
      phone,
      language: 'language',
      pinHash: 'pin_hash',
      duressPinHash: 'duress_pin_hash',
      sex: 'sex',
      birthYear: 'birth_year',
      channels: secretAddresses('channels'),
    });
  }

  /** Sealed numbers are found by their blind index; those of older rows as they stand. */
  withPhone(number: string): Promise<PersonRecord[]> {
    return this.matching(phone, number);
  }

  withPhones(numbers: readonly string[]): Promise<PersonRecord[]> {
    return this.matchingAny(phone, numbers, numbers.length * namesFound);
  }

  async withName(words: string): Promise<PersonRecord[]> {
    const rows = await this.sql.rows<{ id: string; name: string }>(
      `SELECT id, name FROM person WHERE agency_id = $1 ORDER BY id DESC LIMIT ${namesSearched}`,
      [this.scope.agencyId],
    );
    const opener = await this.sql.fields.openerOf(rows.map(({ name }) => name));
    const found = rows.filter(({ id, name }) => isWithin(words, opener.openOrNull(`person.name:${id}`, name) ?? ''));
    return this.many(found.slice(0, namesFound).map(({ id }) => id));
  }

  async known(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT id FROM person WHERE agency_id = $1 AND id = ANY($2::uuid[])`,
      [this.scope.agencyId, ids],
    );
    return new Set(rows.map((row) => row.id));
  }
}

export class SqlDevices extends SqlShelf<DeviceRecord> implements Devices {
  constructor(
    sql: Sql,
    /** For what is asked across agencies. */
    private readonly house: Sql,
    scope: AgencyScope,
  ) {
    super(sql, scope, 'device', {
      id: 'id',
      createdAt: time('created_at'),
      personId: 'person_id',
      kind: 'kind',
      uniqueId,
      tokenHash: 'token_hash',
      keyThumbprint: 'key_thumbprint',
      tokenInQueryAllowed: 'token_in_query_allowed',
      manualPublishIsPanic: 'manual_publish_is_panic',
      protocol: 'protocol',
      firmware: 'firmware',
      trackerOf: 'tracker_of',
      revokedAt: time('revoked_at'),
    });
  }

  search(page: PageRequest, { personId, kind, revoked, silentSince }: DeviceFilter): Promise<DeviceRecord[]> {
    return this.listWhere(page, (parameter) => {
      const conditions = ['true'];
      if (personId !== undefined) conditions.push(`person_id = ${parameter(personId)}`);
      if (kind !== undefined) conditions.push(`kind = ${parameter(kind)}`);
      if (revoked !== undefined) conditions.push(`revoked_at IS ${revoked ? 'NOT NULL' : 'NULL'}`);
      if (silentSince !== undefined)
        conditions.push(
          // A beacon reports nothing by itself.
          `revoked_at IS NULL AND kind <> 'beacon' AND NOT EXISTS (SELECT 1 FROM position p WHERE p.cell = ${parameter(this.scope.cell)}::smallint
             AND p.person_id = device.person_id AND p.device_id = device.id AND p.fix_time > ${parameter(instant(silentSince))})`,
        );
      return conditions.join(' AND ');
    });
  }

  async lastReports(devices: readonly DeviceRecord[]): Promise<ReadonlyMap<string, LastReport>> {
    const rows = await this.sql.rows<Omit<LastReport, 'fixTime' | 'receivedAt'> & LastReportRow>(
      `SELECT d.id, p.fix_time AS "fixTime", p.received_at AS "receivedAt", p.battery_percent AS "batteryPercent",
         p.signal_percent AS "signalPercent"
       FROM unnest($2::uuid[], $3::uuid[]) AS d (id, person_id)
       CROSS JOIN LATERAL (SELECT x.fix_time, x.received_at, x.battery_percent, x.signal_percent FROM position x
         WHERE x.cell = $1 AND x.person_id = d.person_id AND x.device_id = d.id
         ORDER BY x.fix_time DESC LIMIT 1) p`,
      [this.scope.cell, column(devices, 'id'), column(devices, 'personId')],
    );
    return new Map(
      rows.map(({ id, fixTime, receivedAt, batteryPercent, signalPercent }) => [
        id,
        { fixTime: fixTime.getTime(), receivedAt: receivedAt.getTime(), batteryPercent, signalPercent },
      ]),
    );
  }

  async takenAcrossAgencies(uniqueIds: readonly string[]): Promise<ReadonlySet<string>> {
    const indexes = await Promise.all(uniqueIds.map((name) => this.indexOf(uniqueId, name)));
    const rows = await this.house.rows<{ index: Buffer | null; name: string }>(
      `SELECT unique_index AS index, unique_id AS name FROM device
       WHERE unique_index = ANY($1::bytea[]) OR unique_id = ANY($2::text[])`,
      [indexes, uniqueIds],
    );
    const taken = new Set(rows.flatMap(({ index, name }) => [name, index?.toString('hex') ?? name]));
    return new Set(uniqueIds.filter((name, n) => taken.has(name) || taken.has(indexes[n]!.toString('hex'))));
  }

  async ofPeople(personIds: readonly string[]): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT id FROM device WHERE agency_id = $1 AND person_id = ANY($2::uuid[]) AND revoked_at IS NULL`,
      [this.scope.agencyId, personIds],
    );
    return rows.map((row) => row.id);
  }

  async lockTrackerOf(phoneId: string): Promise<DeviceRecord | undefined> {
    const [row] = await this.sql.rows<{ id: string }>(
      `SELECT id FROM device WHERE agency_id = $1 AND tracker_of = $2 AND revoked_at IS NULL`,
      [this.scope.agencyId, phoneId],
    );
    return row && this.lock(row.id);
  }
}

interface LastReportRow {
  id: string;
  fixTime: Date;
  receivedAt: Date;
}
