import { CreateCasesAndWatch20261122000000 } from './20261122000000-create-cases-and-watch.js';
import { SweepWatches20261122110000 } from './20261122110000-sweep-watches.js';
import { Permits20261122120000 } from './20261122120000-permits.js';
import { LocationRequests20261122130000 } from './20261122130000-location-requests.js';
import { ZoneParts20261122140000 } from './20261122140000-zone-parts.js';
import { AddressesAndReceipts20261122150000 } from './20261122150000-addresses-and-receipts.js';
import { ResponsePlans20261122160000 } from './20261122160000-response-plans.js';
import { KeepWhatAnAlarmIsSaidWith20261122170000 } from './20261122170000-keep-what-an-alarm-is-said-with.js';
import { Canary20261122180000 } from './20261122180000-canary.js';
import { PressesOfAnAlarm20261122190000 } from './20261122190000-presses-of-an-alarm.js';
import { Desks20261122200000 } from './20261122200000-desks.js';
import { FailedDeliveriesByTime20261122210000 } from './20261122210000-failed-deliveries-by-time.js';
import { StaffSessions20261122220000 } from './20261122220000-staff-sessions.js';
import { ConcealedZones20261122230000 } from './20261122230000-concealed-zones.js';
import { AuditCheckpoints20261122240000 } from './20261122240000-audit-checkpoints.js';
import { EvidenceExports20261122250000 } from './20261122250000-evidence-exports.js';
import { PhoneKeys20261123000000 } from './20261123000000-phone-keys.js';
import { FieldKeys20261123010000 } from './20261123010000-field-keys.js';
import { RowLevelSecurity20261123020000 } from './20261123020000-row-level-security.js';
import { Approvals20261123030000 } from './20261123030000-approvals.js';
import { Retention20261123040000 } from './20261123040000-retention.js';
import { Statistics20261123060000 } from './20261123060000-statistics.js';
import { GivenPasswords20261123070000 } from './20261123070000-given-passwords.js';

/** In order. A migration that is not listed here does not run. */
export const migrations = [
  CreateCasesAndWatch20261122000000,
  SweepWatches20261122110000,
  Permits20261122120000,
  LocationRequests20261122130000,
  ZoneParts20261122140000,
  AddressesAndReceipts20261122150000,
  ResponsePlans20261122160000,
  KeepWhatAnAlarmIsSaidWith20261122170000,
  Canary20261122180000,
  PressesOfAnAlarm20261122190000,
  Desks20261122200000,
  FailedDeliveriesByTime20261122210000,
  StaffSessions20261122220000,
  ConcealedZones20261122230000,
  AuditCheckpoints20261122240000,
  EvidenceExports20261122250000,
  PhoneKeys20261123000000,
  FieldKeys20261123010000,
  RowLevelSecurity20261123020000,
  Approvals20261123030000,
  Retention20261123040000,
  Statistics20261123060000,
  GivenPasswords20261123070000,
];
