import type { Type } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { CapModule } from './cap/cap.module.js';
import { CasesModule } from './cases/cases.module.js';
import { CompanionModule } from './companion/companion.module.js';
import { ContactsModule } from './contacts/contacts.module.js';
import { DispatchModule } from './dispatch/dispatch.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { GeocodingModule } from './geocoding/geocoding.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { IncidentsModule } from './incidents/incidents.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { IngestModule } from './ingest/ingest.module.js';
import { LocationsModule } from './locations/locations.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { PanicsModule } from './panics/panics.module.js';
import { PlansModule } from './plans/plans.module.js';
import { PushKeyModule } from './push-key/push-key.module.js';
import { ReceiptsModule } from './receipts/receipts.module.js';
import { RecordingsModule } from './recordings/recordings.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { ShiftNotesModule } from './shift-notes/shift-notes.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { SupportModule } from './support/support.module.js';
import type { Surface } from './configuration.js';
import { TrackingModule } from './tracking/tracking.module.js';

type Part = Exclude<Surface, 'all'>;

/** What a process of each surface serves. Health and metrics are served by every process. */
const modulesOfPart: Record<Part, readonly Type[]> = {
  panic: [PanicsModule],
  tracking: [TrackingModule, IngestModule],
  desk: [
    SessionsModule,
    CasesModule,
    ContactsModule,
    GeocodingModule,
    IncidentsModule,
    EvidenceModule,
    ImportsModule,
    RetentionModule,
    LocationsModule,
    PlansModule,
    OperationsModule,
    ReceiptsModule,
    PushKeyModule,
    CapModule,
    DispatchModule,
    AuditModule,
    StatisticsModule,
    ShiftNotesModule,
    SupportModule,
    IntakeModule,
    CompanionModule,
    RecordingsModule,
  ],
};

export const modulesOf = (surface: Surface): readonly Type[] =>
  surface === 'all' ? Object.values(modulesOfPart).flat() : modulesOfPart[surface];

/** Sockets, the console and the documentation are where the desk is. */
export const hasDesk = (surface: Surface): boolean => surface === 'desk' || surface === 'all';
