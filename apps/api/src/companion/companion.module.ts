import { Module } from '@nestjs/common';
import { DeviceAuthenticator, DeviceHandshake, ProofVerifier } from '#access';
import {
  AnswerWarning,
  CHECK_IN_STORE,
  COMPANION_HINTS,
  type CheckInStore,
  COMPANION_NEWS,
  type CompanionNews,
  CompleteCheckIn,
  ConfirmPin,
  ExtendCheckIn,
  StartCheckIn,
} from '#companion';
import { CLOCK, type Clock } from '#domain';
import { LIVE_PUSH, type LivePush, PersonPins, type RecordingContext } from '#incidents';
import { Database, SqlCheckInStore, SqlCompanionHints, SqlWarningStore } from '#persistence';
import { PANIC_DATABASE, RECORDING_CONTEXT } from '../core.module.js';
import { PressModule } from '../panics/press.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CheckInsController } from './check-ins.controller.js';
import { CompanionController } from './companion.controller.js';
import { CompanionFeed } from './companion-feed.js';
import { CompanionGateway } from './companion.gateway.js';
import { CompanionReadingModule } from './companion-reading.module.js';
import { CompanionSockets } from './companion-sockets.js';
import { EndStaleCompanions } from './end-stale-companions.js';
import { PhonePushController } from './phone-push.controller.js';
import { TellCompanions } from './tell-companions.js';
import { TrackerController } from './tracker.controller.js';
import { WarningsController } from './warnings.controller.js';

/** The survivor's phone: its own state, promises and warnings. */
@Module({
  imports: [PressModule, CompanionReadingModule, CasesModule],
  controllers: [CompanionController, PhonePushController, CheckInsController, TrackerController, WarningsController],
  providers: [
    { provide: COMPANION_NEWS, useClass: TellCompanions },
    {
      provide: COMPANION_HINTS,
      inject: [Database],
      useFactory: (database: Database) => new SqlCompanionHints(database),
    },
    {
      provide: DeviceHandshake,
      inject: [DeviceAuthenticator, ProofVerifier],
      useFactory: (devices: DeviceAuthenticator, proofs: ProofVerifier) => new DeviceHandshake(devices, proofs),
    },
    CompanionSockets,
    CompanionFeed,
    CompanionGateway,
    EndStaleCompanions,
    { provide: CHECK_IN_STORE, inject: [Database], useFactory: (database: Database) => new SqlCheckInStore(database) },
    {
      provide: StartCheckIn,
      inject: [CHECK_IN_STORE, COMPANION_NEWS, CLOCK],
      useFactory: (store: CheckInStore, news: CompanionNews, clock: Clock) => new StartCheckIn(store, news, clock),
    },
    {
      provide: ExtendCheckIn,
      inject: [CHECK_IN_STORE, COMPANION_NEWS, CLOCK],
      useFactory: (store: CheckInStore, news: CompanionNews, clock: Clock) => new ExtendCheckIn(store, news, clock),
    },
    {
      provide: AnswerWarning,
      inject: [Database, LIVE_PUSH, COMPANION_NEWS, CLOCK],
      useFactory: (database: Database, push: LivePush, news: CompanionNews, clock: Clock) =>
        new AnswerWarning(new SqlWarningStore(database), push, news, clock),
    },
    {
      // A duress PIN calls for help as a press does: on the connections that only presses use.
      provide: CompleteCheckIn,
      inject: [PANIC_DATABASE, PersonPins, LIVE_PUSH, COMPANION_NEWS, CLOCK, RECORDING_CONTEXT],
      useFactory: (
        database: Database,
        pins: PersonPins,
        push: LivePush,
        news: CompanionNews,
        clock: Clock,
        context: RecordingContext,
      ) => new CompleteCheckIn(new SqlCheckInStore(database), pins, push, news, clock, context),
    },
    {
      provide: ConfirmPin,
      inject: [PANIC_DATABASE, PersonPins, LIVE_PUSH, CLOCK, RECORDING_CONTEXT],
      useFactory: (database: Database, pins: PersonPins, push: LivePush, clock: Clock, context: RecordingContext) =>
        new ConfirmPin(new SqlCheckInStore(database), pins, push, clock, context),
    },
  ],
})
export class CompanionModule {}
