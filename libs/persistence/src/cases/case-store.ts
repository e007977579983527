import type { Clock } from '#domain';
import type { AgencyScope, CaseBook, CaseStore } from '#orders';
import { SqlBreakGlass } from '../access/break-glass.repository.js';
import { appendAudit } from '../access/append-audit.js';
import type { Database, HouseSql } from '../database.js';
import { SqlIncidentStore } from '../incidents/incident-store.js';
import { ownStaffSessions, SqlAgencies, staffShelf, unitShelf } from './agency.repository.js';
import { SqlContacts } from './contacts.repository.js';
import { exportsOf } from '../evidence/exports-of-a-case.js';
import { SqlImportsOfACase } from '../imports/imports-of-a-case.js';
import { SqlAnswers } from './answers.repository.js';
import { SqlDeviceCommands } from './device-commands.repository.js';
import { SqlEnrolmentCodes } from './enrolment-codes.repository.js';
import { SqlApprovals } from './approvals.repository.js';
import { SqlLocationRequests } from './location-requests.repository.js';
import { SqlOrderVersions } from './order-versions.repository.js';
import { SqlOrders } from './orders.repository.js';
import { SqlDevices, SqlPeople } from './people.repository.js';
import { SqlPermits } from './permits.repository.js';
import { SqlPlaces } from './places.repository.js';
import { SqlPlans } from './plans.repository.js';
import { SqlPushAddresses } from './push-addresses.repository.js';
import { SqlSmsKeys } from './sms-keys.repository.js';
import { SqlShiftNotes } from './shift-notes.repository.js';
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

  /** What records alarms and the chain acts for the house: it reaches other agencies' desks and chains. */
  private bookOf(house: HouseSql, scope: AgencyScope): CaseBook {
    const sql = house.asAgency(scope.agencyId);
    return {
      agencies: new SqlAgencies(sql, house, scope),
      staff: staffShelf(sql, scope),
      staffSessions: ownStaffSessions(sql, scope),
      people: new SqlPeople(sql, scope),
      devices: new SqlDevices(sql, house, scope),
      contacts: new SqlContacts(sql, scope),
      units: unitShelf(sql, scope),
      plans: new SqlPlans(sql, scope),
      orders: new SqlOrders(sql, scope),
      versions: new SqlOrderVersions(sql, scope),
      zones: new SqlZones(sql, scope),
      places: new SqlPlaces(sql, scope),
      permits: new SqlPermits(sql, scope),
      watches: new SqlWatches(sql, scope),
      incidents: new SqlIncidentStore(house, scope.cell),
      locationRequests: new SqlLocationRequests(sql, scope),
      deviceCommands: new SqlDeviceCommands(sql, scope),
      enrolmentCodes: new SqlEnrolmentCodes(sql, scope),
      pushAddresses: new SqlPushAddresses(house, scope),
      smsKeys: new SqlSmsKeys(sql, scope),
      breakGlass: new SqlBreakGlass(sql, scope),
      shiftNotes: new SqlShiftNotes(sql, scope),
      answers: new SqlAnswers(sql, scope.agencyId),
      approvals: new SqlApprovals(sql, scope),
      exports: exportsOf(house, scope, this.clock),
      imports: new SqlImportsOfACase(sql, scope),
      audit: (records) => appendAudit(house, this.clock, records),
    };
  }
}
