import { Inject, Injectable } from '@nestjs/common';
import { AUDIT_CHAIN, type AuditChain, type StaffCaller } from '#access';
import type { LocationRequest } from '#contracts';
import { CLOCK, type Clock, type IdFactory, IDS } from '#domain';
import { CASE_STORE, type CaseStore, readLocation } from '#orders';
import { locationRequestView } from '../cases/views.js';

const reasonLimit = 500;

/** Requests for a location, as their caller may see them; over HTTP and over sockets alike. */
@Injectable()
export class ReadLocations {
  constructor(
    @Inject(CASE_STORE) private readonly store: CaseStore,
    @Inject(AUDIT_CHAIN) private readonly audit: AuditChain,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly newId: IdFactory,
  ) {}

  async one(caller: StaffCaller, requestId: string, givenReason?: string): Promise<LocationRequest> {
    const reason = givenReason?.trim().slice(0, reasonLimit) || undefined;
    const book = this.store.open(caller);
    const { request, answer } = await readLocation(book, this.audit, caller, requestId, this.clock.now(), {
      reason,
      newId: this.newId,
    });
    return locationRequestView(request, answer);
  }
}
