import { Module } from '@nestjs/common';
import { DEVICE_DIRECTORY, deriveKey, type DeviceDirectory, SpokenCodes } from '#access';
import { CLOCK, type Clock } from '#domain';
import { LIVE_PUSH, type LivePush, type RecordingContext } from '#incidents';
import {
  type AddressPolicy,
  APPROVAL_NEWS,
  type ApprovalNews,
  CALLER_CHANGES,
  type CallerChanges,
  CASE_STORE,
  Cases,
  type CaseStore,
  DecideApproval,
  EnrolPhone,
  TwoPersons,
} from '#orders';
import { Processes } from '#processes';
import { ApprovalPolicyController } from '../approvals/approval-policy.controller.js';
import { ApprovalsController } from '../approvals/approvals.controller.js';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { RECORDING_CONTEXT } from '../core.module.js';
import { ADDRESS_POLICY } from './address-policy.js';
import { AgenciesController } from './agencies.controller.js';
import { CapEndpointController } from './cap-endpoint.controller.js';
import { CaseStoreModule } from './case-store.module.js';
import { ContactsController } from './contacts.controller.js';
import { DeviceCommandsController } from './device-commands.controller.js';
import { DevicesController } from './devices.controller.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { OrdersController } from './orders.controller.js';
import { PeopleController } from './people.controller.js';
import { PlacesController } from './places.controller.js';
import { PermitsController } from './permits.controller.js';
import { StaffController } from './staff.controller.js';
import { UnitsController } from './units.controller.js';
import { ZonesController } from './zones.controller.js';

@Module({
  imports: [CaseStoreModule],
  controllers: [
    AgenciesController,
    CapEndpointController,
    StaffController,
    PeopleController,
    DevicesController,
    DeviceCommandsController,
    EnrolmentsController,
    ContactsController,
    UnitsController,
    OrdersController,
    ZonesController,
    PlacesController,
    PermitsController,
    ApprovalPolicyController,
    ApprovalsController,
  ],
  providers: [
    {
      provide: ADDRESS_POLICY,
      inject: [CONFIGURATION],
      useFactory: (configuration: Configuration): AddressPolicy => ({
        loopbackAllowed: configuration.WEBHOOK_PRIVATE_ADDRESSES_ALLOWED,
      }),
    },
    {
      provide: CALLER_CHANGES,
      inject: [Processes],
      // Every process forgets them. Should the message be lost, one believes what it knew for up to 30 s.
      useFactory: (processes: Processes): CallerChanges => ({
        devicesChanged: (deviceIds) => processes.tell('devicesChanged', [...deviceIds]),
      }),
    },
    {
      provide: Cases,
      inject: [CASE_STORE, CLOCK, RECORDING_CONTEXT, CALLER_CHANGES, LIVE_PUSH],
      useFactory: (store: CaseStore, clock: Clock, context: RecordingContext, changes: CallerChanges, push: LivePush) =>
        new Cases(store, clock, context, changes, push),
    },
    {
      provide: SpokenCodes,
      inject: [CONFIGURATION],
      useFactory: ({ ACCESS_TOKEN_SECRET }: Configuration) =>
        new SpokenCodes(deriveKey(ACCESS_TOKEN_SECRET, 'enrolment codes')),
    },
    {
      provide: EnrolPhone,
      inject: [DEVICE_DIRECTORY, SpokenCodes, Cases, CLOCK],
      useFactory: (...given: [DeviceDirectory, SpokenCodes, Cases, Clock]) => new EnrolPhone(...given),
    },
    {
      provide: APPROVAL_NEWS,
      inject: [Processes],
      useFactory: (processes: Processes): ApprovalNews => ({
        changed: (approval) => processes.tell('approvalChanged', approval),
      }),
    },
    {
      provide: TwoPersons,
      inject: [Cases, APPROVAL_NEWS],
      useFactory: (cases: Cases, news: ApprovalNews) => new TwoPersons(cases, news),
    },
    {
      provide: DecideApproval,
      inject: [Cases, APPROVAL_NEWS],
      useFactory: (cases: Cases, news: ApprovalNews) => new DecideApproval(cases, news),
    },
  ],
  exports: [Cases, TwoPersons, ADDRESS_POLICY],
})
export class CasesModule {}
