import type { Clock } from '#domain';
import type { AgencyScope, CaseBook, CaseStore } from '#orders';
import { appendAudit } from '../access/append-audit.js';
import type { Database, Sql } from '../database.js';
import { SqlIncidentStore } from '../incidents/incident-store.js';
import { contactShelf, ownStaffSessions, SqlAgencies, staffShelf, unitShelf } from './agency.repository.js';
import { SqlAnswers } from './answers.repository.js';
import { SqlEnrolmentCodes } from './enrolment-codes.repository.js';
import { SqlLocationRequests } from './location-requests.repository.js';
import { SqlOrders } from './orders.repository.js';
import { SqlDevices, SqlPeople } from './people.repository.js';
import { SqlPermits } from './permits.repository.js';
import { SqlPlans } from './plans.repository.js';
import { SqlPushAddresses } from './push-addresses.repository.js';
import { SqlWatches } from './watches.repository.js';
import { SqlZones } from './zones.repository.js';

export class SqlCaseStore implements CaseStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  open(scope: AgencyScope): CaseBook {
    return this.bookOf(this.database, scope);
  }

  transaction<T>(
    scope: AgencyScope,
    work: (book: CaseBook, within: (scope: AgencyScope) => CaseBook) => Promise<T>,
  ): Promise<T> {
    return this.database.transaction((sql) => work(this.bookOf(sql, scope), (other) => this.bookOf(sql, other)));
  }

  private bookOf(sql: Sql, scope: AgencyScope): CaseBook {
    return {
      agencies: new SqlAgencies(sql, scope),
      staff: staffShelf(sql, scope),
      staffSessions: ownStaffSessions(sql, scope),
      people: new SqlPeople(sql, scope),
      devices: new SqlDevices(sql, scope),
      contacts: contactShelf(sql, scope),
      units: unitShelf(sql, scope),
      plans: new SqlPlans(sql, scope),
      orders: new SqlOrders(sql, scope),
      zones: new SqlZones(sql, scope),
      permits: new SqlPermits(sql, scope),
      watches: new SqlWatches(sql, scope),
      incidents: new SqlIncidentStore(sql, scope.cell),
      locationRequests: new SqlLocationRequests(sql, scope),
      pushAddresses: new SqlPushAddresses(sql, scope),
      enrolmentCodes: new SqlEnrolmentCodes(sql, scope),
      answers: new SqlAnswers(sql, scope.agencyId),
      audit: (records) => appendAudit(sql, this.clock, records),
    };
  }
}
