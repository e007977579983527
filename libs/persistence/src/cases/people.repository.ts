import type { AgencyScope, DeviceRecord, Devices, People, PersonRecord } from '#orders';
import type { Sql } from '../database.js';
import { phoneKey } from '../fields/phone-key.js';
import { secretAddresses, secretFound, secretText, secretUnique, SqlShelf, time } from './shelf.js';

const phone = secretFound('phone', 'phone_index', phoneKey);

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

  async known(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT id FROM person WHERE agency_id = $1 AND id = ANY($2::uuid[])`,
      [this.scope.agencyId, ids],
    );
    return new Set(rows.map((row) => row.id));
  }
}

export class SqlDevices extends SqlShelf<DeviceRecord> implements Devices {
  constructor(sql: Sql, scope: AgencyScope) {
    super(sql, scope, 'device', {
      id: 'id',
      createdAt: time('created_at'),
      personId: 'person_id',
      kind: 'kind',
      uniqueId: secretUnique('unique_id', 'unique_index'),
      tokenHash: 'token_hash',
      keyThumbprint: 'key_thumbprint',
      tokenInQueryAllowed: 'token_in_query_allowed',
      manualPublishIsPanic: 'manual_publish_is_panic',
      revokedAt: time('revoked_at'),
    });
  }

  async ofPeople(personIds: readonly string[]): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT id FROM device WHERE agency_id = $1 AND person_id = ANY($2::uuid[]) AND revoked_at IS NULL`,
      [this.scope.agencyId, personIds],
    );
    return rows.map((row) => row.id);
  }
}
