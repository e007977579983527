import type { AgencyScope, PlaceRecord, Places } from '#orders';
import type { Sql } from '../database.js';
import { lonLat, secretText, SqlShelf, time } from './shelf.js';

export class SqlPlaces extends SqlShelf<PlaceRecord> implements Places {
  constructor(sql: Sql, scope: AgencyScope) {
    super(sql, scope, 'person_place', {
      id: 'id',
      createdAt: time('created_at'),
      personId: 'person_id',
      kind: 'kind',
      point: lonLat('place'),
      address: secretText('address'),
    });
  }

  async remove(id: string): Promise<void> {
    await this.sql.count(`DELETE FROM person_place WHERE agency_id = $1 AND id = $2`, [this.scope.agencyId, id]);
  }
}
