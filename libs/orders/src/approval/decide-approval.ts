import { roleMay, type StaffCaller } from '#access';
import type { ApprovalState } from '#domain';
import { CaseError, present } from '../case.error.js';
import { actorOf, type Cases, type CaseWork } from '../cases.js';
import { type ApprovalNews, newsOf } from './approval-news.port.js';
import { type ApprovalRecord, stateAt } from './approval-records.js';
import { guardedChangeOf } from './guarded-changes.js';

/** The refusal is told after the commit: that it was tried, or that it ended, stays. */
interface Decision {
  approval: ApprovalRecord;
  refusal?: CaseError;
}

/** Approving, refusing, withdrawing and reviewing. Each ends an approval once: of two at the same time the second gets 409. */
export class DecideApproval {
  constructor(
    private readonly cases: Cases,
    private readonly news: ApprovalNews,
  ) {}

  /** Carries out what was asked for, in the name of who asked, by the operation itself and in this very transaction. */
  approve(caller: StaffCaller, id: string, note: string | null): Promise<ApprovalRecord> {
    return this.decide(caller, id, 'approval.approve', async (work, approval) => {
      const refusal = mayDecide(caller, approval);
      if (refusal) return { approval, refusal };
      const { operation, given, basis } = approval.request;
      const change = guardedChangeOf(operation);
      const asker = await work.book.staff.byId(approval.requestedBy);
      if (!asker || asker.disabledAt !== null || !roleMay(asker.role, change.permission))
        return ended(work, caller, approval, 'Who asked for it may not do it any more.');
      const seen = await change.look(work, given as never).catch(absent);
      if (seen?.basis !== basis)
        return ended(work, caller, approval, 'What was to be changed has changed since. It must be asked for anew.');
      const done = await change.carryOut(inNameOf(work, caller, approval), given as never);
      const resultId = change.resultId?.(done) ?? null;
      return { approval: { ...decided(work, caller, approval, 'executed', note), resultId } };
    });
  }

  refuse(caller: StaffCaller, id: string, note: string | null): Promise<ApprovalRecord> {
    return this.decide(caller, id, 'approval.refuse', (work, approval) => {
      const refusal = mayDecide(caller, approval);
      return {
        approval: refusal ? approval : decided(work, caller, approval, 'refused', note),
        ...(refusal && { refusal }),
      };
    });
  }

  withdraw(caller: StaffCaller, id: string, note: string | null): Promise<ApprovalRecord> {
    return this.decide(caller, id, 'approval.withdraw', (work, approval) =>
      approval.requestedBy === caller.staffId
        ? { approval: decided(work, caller, approval, 'withdrawn', note) }
        : { approval, refusal: notPermitted('Only who asked for it may withdraw it.') },
    );
  }

  /** Of what was done alone in an emergency: a second person has looked at it. It stays done. */
  async review(caller: StaffCaller, id: string, note: string | null): Promise<ApprovalRecord> {
    return this.decide(caller, id, 'approval.review', (work, approval) => {
      const refusal = mayDecide(caller, approval);
      return {
        approval: refusal ? approval : decided(work, caller, approval, 'executed', note),
        ...(refusal && { refusal }),
      };
    });
  }

  private async decide(
    caller: StaffCaller,
    id: string,
    action: 'approval.approve' | 'approval.refuse' | 'approval.withdraw' | 'approval.review',
    how: (work: CaseWork, approval: ApprovalRecord) => Decision | Promise<Decision>,
  ): Promise<ApprovalRecord> {
    const { approval, refusal } = await this.cases.change(actorOf(caller), async (work) => {
      const found = present(await work.book.approvals.lock(id));
      checkWaits(found, action === 'approval.review', work.now);
      const decision = await how(work, found);
      if (decision.approval !== found) await work.book.approvals.decide(decision.approval);
      const { note } = decision.approval;
      work.record(action, 'approval', id, {
        result: decision.refusal ? 'refused' : 'allowed',
        ...(note !== null && { reason: note }),
      });
      return decision;
    });
    if (approval.decidedAt !== null) this.news.changed(newsOf(caller, approval));
    if (refusal) throw refusal;
    return approval;
  }
}

const notPermitted = (detail: string) => new CaseError('approval_not_permitted', detail);

function checkWaits(approval: ApprovalRecord, isReview: boolean, now: number): void {
  if (isReview) {
    if (!approval.emergency || approval.decidedBy !== null)
      throw new CaseError('approval_decided', 'There is nothing here to be reviewed.');
    return;
  }
  const state = stateAt(approval, now);
  if (state === 'expired')
    throw new CaseError('approval_expired', 'Nobody decided in time. It must be asked for anew.');
  if (state !== 'requested') throw new CaseError('approval_decided', `It has been decided: it is ${state}.`);
}

function mayDecide({ staffId, role }: StaffCaller, { requestedBy, approvers }: ApprovalRecord): CaseError | undefined {
  if (requestedBy === staffId) return notPermitted('A second person must decide, not who asked for it.');
  return approvers.includes(role) ? undefined : notPermitted('Your role may not decide this.');
}

const decided = (
  { now }: CaseWork,
  { staffId }: StaffCaller,
  approval: ApprovalRecord,
  state: ApprovalState,
  note: string | null,
): ApprovalRecord => ({ ...approval, state, decidedBy: staffId, decidedAt: now, note });

const ended = (work: CaseWork, caller: StaffCaller, approval: ApprovalRecord, detail: string): Decision => ({
  approval: decided(work, caller, approval, 'stale', null),
  refusal: new CaseError('approval_stale', detail),
});

/** What was to be changed may be gone. */
function absent(error: unknown): undefined {
  if (error instanceof CaseError && error.code === 'not_found') return undefined;
  throw error;
}

/** The change is the asker's; who approved it, and that two agreed, stands beside it. */
const inNameOf = (work: CaseWork, { staffId }: StaffCaller, { id, requestedBy, reason }: ApprovalRecord): CaseWork => ({
  ...work,
  agreed: true,
  approvedBy: staffId,
  reason,
  actor: { ...work.actor, actorId: requestedBy },
  record: (action, object, objectId, more) =>
    work.record(action, object, objectId, {
      reason: reason === null ? `approval ${id}` : `approval ${id}: ${reason}`,
      ...more,
      actorId: requestedBy,
    }),
});
