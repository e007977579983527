import type { StaffCaller } from '#access';
import { CaseError } from '../case.error.js';
import { actorOf, type Cases, type CaseWork, type Once } from '../cases.js';
import { createOrder, type NewOrder } from '../create-order.js';
import type { WholeOrder } from '../records.js';
import { type ApprovalNews, newsOf } from './approval-news.port.js';
import { approvalMilliseconds, type ApprovalRecord, type ApprovalRequest } from './approval-records.js';
import type { ApprovalRule } from './approval-rules.js';
import { type DoneBy, type GivenFor, guardedChangeOf, guardedChanges, type Seen } from './guarded-changes.js';
import type { GuardedOperation } from './guarded-operation.js';
import { raiseActedAlone } from './raise-acted-alone.js';

/** What is said beside a change that may need two persons. */
export interface Asked {
  /** For whoever shall approve it. */
  reason?: string | undefined;
  /** Do it at once, alone, and be asked about it. */
  emergency?: { reason: string } | undefined;
}

/** A second person must approve it; nothing has changed. */
export interface ApprovalRequested {
  approval: { id: string; state: 'requested'; expiresAt: string };
}

type Answered<Answer> = Answer | ApprovalRequested;

/** Thrown out of the transaction that has tried the change, so that nothing of it stays. `ask` makes the approval in another. */
class SecondNeeded extends Error {
  constructor(readonly ask: (work: CaseWork) => Promise<ApprovalRecord>) {
    super('a second person is needed');
  }
}

/** That it was tried stays in the chain, though nothing else does. */
class AloneRefused extends CaseError {
  constructor(
    readonly object: string,
    readonly objectId: string,
  ) {
    const detail = 'Your role may not do this alone. Ask without emergency: a second person approves it.';
    super('approval_not_permitted', detail);
  }
}

/**
 * Stands before the operations that can hurt. Where the agency demands two persons, the operation is carried out in a transaction
 * that is then given up: so what is asked for is known to be possible, and what of it hurts is read from what it would have
 * done. What hurts nobody stays done.
 */
export class TwoPersons {
  constructor(
    private readonly cases: Cases,
    private readonly news: ApprovalNews,
  ) {}

  /** @param view what the caller is answered when it is done */
  async change<Operation extends GuardedOperation, Answer>(
    caller: StaffCaller,
    operation: Operation,
    given: GivenFor<Operation>,
    asked: Asked,
    view: (done: DoneBy<Operation>) => Answer,
    once?: Once,
  ): Promise<Answered<Answer>> {
    let alone: ApprovalRecord | undefined;
    const answer = await this.orAsk(caller, once, async (asking) => {
      const work: CaseWork = { ...asking, reason: reasonOf(asked) };
      const { rule: action, look, carryOut, hurts, resultId } = guardedChangeOf(operation);
      const rule = (await work.book.approvals.policy()).rules[action];
      const seen = rule && (await look(work, given));
      const done = await carryOut(work, given);
      if (!rule || !seen) return view(done);
      const changes = await hurts(work, seen.state, done, given);
      if (changes.length === 0) return view(done);
      const request: ApprovalRequest = { operation, given, about: seen.about, basis: seen.basis, changes };
      const approval = recordOf(work, rule, request, seen, asked);
      if (!asked.emergency) throw new SecondNeeded((again) => askSecond(again, approval));
      alone = { ...approval, resultId: resultId?.(done) ?? null };
      await doneAlone(work, caller, rule, alone, seen.state);
      return view(done);
    });
    if (alone) this.news.changed(newsOf(caller, alone));
    return answer;
  }

  /** An order that is to be in force at once stays a draft until its activation is approved. */
  async createOrder<Answer>(
    caller: StaffCaller,
    order: NewOrder,
    asked: Asked,
    view: (order: WholeOrder) => Answer,
    once?: Once,
  ): Promise<Answered<Answer>> {
    const operation = 'order.activate';
    let alone: ApprovalRecord | undefined;
    const answer = await this.orAsk<Answer>(caller, once, async (asking) => {
      const work: CaseWork = { ...asking, reason: reasonOf(asked) };
      const rule = order.activate ? (await work.book.approvals.policy()).rules[operation] : undefined;
      if (!rule) return view(await createOrder(work, order));
      const seen = await draftOf(work, order);
      const given = { orderId: seen.objectId };
      const { carryOut, hurts } = guardedChanges[operation];
      const done = await carryOut(work, given);
      const changes = await hurts(work, seen.state, done, given);
      if (!asked.emergency)
        throw new SecondNeeded(async (again) => {
          const draft = await draftOf(again, order);
          const { objectId: orderId, about, basis } = draft;
          const request = { operation, given: { orderId }, about, basis, changes } as const;
          return askSecond(again, recordOf(again, rule, request, draft, asked));
        });
      alone = recordOf(work, rule, { operation, given, about: seen.about, basis: seen.basis, changes }, seen, asked);
      await doneAlone(work, caller, rule, alone, seen.state);
      return view(done);
    });
    if (alone) this.news.changed(newsOf(caller, alone));
    return answer;
  }

  /** Does it; where that ended with the need of a second person, asks for one. */
  private async orAsk<Answer>(
    caller: StaffCaller,
    once: Once | undefined,
    work: (work: CaseWork) => Promise<Answered<Answer>>,
  ): Promise<Answered<Answer>> {
    const actor = actorOf(caller);
    try {
      return await this.cases.create<Answered<Answer>>(actor, once, work);
    } catch (error) {
      if (error instanceof AloneRefused) {
        const { object, objectId } = error;
        await this.cases.change(actor, (again) => {
          again.record('approval.emergency', object, objectId, { result: 'refused' });
          return Promise.resolve();
        });
      }
      if (!(error instanceof SecondNeeded)) throw error;
      let approval: ApprovalRecord | undefined;
      const answer = await this.cases.create<ApprovalRequested>(actor, once, async (again) => {
        approval = await error.ask(again);
        const { id, expiresAt } = approval;
        return { approval: { id, state: 'requested', expiresAt: new Date(expiresAt).toISOString() } };
      });
      if (approval) this.news.changed(newsOf(caller, approval));
      return answer;
    }
  }
}

const reasonOf = ({ emergency, reason }: Asked): string | null => emergency?.reason ?? reason ?? null;

function recordOf(
  work: CaseWork,
  rule: ApprovalRule,
  request: ApprovalRequest,
  { objectId }: Seen<unknown>,
  asked: Asked,
): ApprovalRecord {
  const { rule: action, object } = guardedChanges[request.operation];
  return {
    id: work.newId(),
    action,
    object,
    objectId,
    request,
    approvers: rule.approvers,
    requestedBy: work.actor.actorId,
    reason: reasonOf(asked),
    requestedAt: work.now,
    expiresAt: work.now + approvalMilliseconds,
    emergency: asked.emergency !== undefined,
    state: asked.emergency ? 'executed' : 'requested',
    decidedBy: null,
    decidedAt: null,
    note: null,
    resultId: null,
  };
}

async function draftOf(work: CaseWork, order: NewOrder): Promise<Seen<WholeOrder>> {
  const { id: orderId } = await createOrder(work, { ...order, activate: false });
  return guardedChanges['order.activate'].look(work, { orderId });
}

/** Who asks for the same once more gets the approval that waits. */
async function askSecond(work: CaseWork, approval: ApprovalRecord): Promise<ApprovalRecord> {
  const { approvals } = work.book;
  const { requestedBy, objectId, request, reason } = approval;
  const asked = JSON.stringify(request);
  const waiting = await approvals.waiting(requestedBy, objectId, work.now);
  const same = waiting.find((each) => JSON.stringify(each.request) === asked);
  if (same) return same;
  await approvals.insert(approval);
  work.record('approval.request', 'approval', approval.id, reason === null ? {} : { reason });
  return approval;
}

async function doneAlone(
  work: CaseWork,
  { role }: StaffCaller,
  rule: ApprovalRule,
  approval: ApprovalRecord,
  before: unknown,
): Promise<void> {
  if (!rule.emergency.includes(role)) throw new AloneRefused(approval.object, approval.objectId);
  const orders = await guardedChangeOf(approval.request.operation).orders?.(work, before);
  await raiseActedAlone(work, approval, orders ?? []);
  await work.book.approvals.insert(approval);
  work.record('approval.emergency', 'approval', approval.id, { reason: approval.reason! });
}
