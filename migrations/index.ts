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
import { ShiftNotes20261124030000 } from './20261124030000-shift-notes.js';
import { ClosingsAndAcknowledgements20261124031000 } from './20261124031000-closings-and-acknowledgements.js';
import { ExportsOfARequester20261124040000 } from './20261124040000-exports-of-a-requester.js';
import { OrderVersions20261124050000 } from './20261124050000-order-versions.js';
import { PersonPlaces20261124060000 } from './20261124060000-person-places.js';
import { Imports20261124070000 } from './20261124070000-imports.js';
import { IntakeReports20261124130000 } from './20261124130000-intake-reports.js';
import { SignalOfPositions20261124071000 } from './20261124071000-signal-of-positions.js';
import { SupportPlaces20261124120000 } from './20261124120000-support-places.js';
import { CheckIns20261124080000 } from './20261124080000-check-ins.js';
import { WarningAnswers20261124090000 } from './20261124090000-warning-answers.js';
import { ContactsOfHerOwn20261124100000 } from './20261124100000-contacts-of-her-own.js';
import { LiveLinks20261124101000 } from './20261124101000-live-links.js';
import { SmsPresses20261124110000 } from './20261124110000-sms-presses.js';
import { Recordings20261124140000 } from './20261124140000-recordings.js';
import { SettingsOfTheApp20261124150000 } from './20261124150000-settings-of-the-app.js';
import { TrackersOfPhones20261124151000 } from './20261124151000-trackers-of-phones.js';
import { AskingsOfAPerson20261124155000 } from './20261124155000-askings-of-a-person.js';
import { TrackerGateway20261124160000 } from './20261124160000-tracker-gateway.js';
import { DeviceCommands20261124170000 } from './20261124170000-device-commands.js';

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
  ShiftNotes20261124030000,
  ClosingsAndAcknowledgements20261124031000,
  ExportsOfARequester20261124040000,
  OrderVersions20261124050000,
  PersonPlaces20261124060000,
  Imports20261124070000,
  SignalOfPositions20261124071000,
  SupportPlaces20261124120000,
  IntakeReports20261124130000,
  CheckIns20261124080000,
  WarningAnswers20261124090000,
  ContactsOfHerOwn20261124100000,
  LiveLinks20261124101000,
  SmsPresses20261124110000,
  Recordings20261124140000,
  SettingsOfTheApp20261124150000,
  TrackersOfPhones20261124151000,
  AskingsOfAPerson20261124155000,
  TrackerGateway20261124160000,
  DeviceCommands20261124170000,
];
