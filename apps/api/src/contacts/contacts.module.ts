import { Module } from '@nestjs/common';
import { AUDIT_CHAIN, type AuditChain } from '#access';
import {
  AnswerConsent,
  CONSENT_STORE,
  type ConsentStore,
  LIVE_LINK_STORE,
  type LiveLinkStore,
  WatchIncident,
} from '#contacts';
import { CLOCK, type Clock } from '#domain';
import { LIVE_PUSH, type LivePush } from '#incidents';
import { RECEIPT_STORE, type ReceiptStore } from '#notify';
import { ConsentStoreRepository, Database, LiveLinkStoreRepository } from '#persistence';
import { CasesModule } from '../cases/cases.module.js';
import { ReceiptsModule } from '../receipts/receipts.module.js';
import { ConsentsController } from './consents.controller.js';
import { ContactGateway } from './contact.gateway.js';
import { ContactSockets } from './contact-sockets.js';
import { LiveLinksController } from './live-links.controller.js';
import { OwnContactsController } from './own-contacts.controller.js';

/** Contacts whom a person chooses herself, and what these may see and say. */
@Module({
  imports: [CasesModule, ReceiptsModule],
  controllers: [OwnContactsController, ConsentsController, LiveLinksController],
  providers: [
    {
      provide: CONSENT_STORE,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) => new ConsentStoreRepository(database, clock),
    },
    {
      provide: AnswerConsent,
      inject: [CONSENT_STORE, CLOCK],
      useFactory: (store: ConsentStore, clock: Clock) => new AnswerConsent(store, clock),
    },
    {
      provide: LIVE_LINK_STORE,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) => new LiveLinkStoreRepository(database, clock),
    },
    {
      provide: WatchIncident,
      inject: [LIVE_LINK_STORE, RECEIPT_STORE, AUDIT_CHAIN, LIVE_PUSH, CLOCK],
      useFactory: (...given: [LiveLinkStore, ReceiptStore, AuditChain, LivePush, Clock]) => new WatchIncident(...given),
    },
    ContactSockets,
    ContactGateway,
  ],
})
export class ContactsModule {}
