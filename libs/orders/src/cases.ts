import type { AuditRecord, StaffCaller } from '#access';
import type { Clock } from '#domain';
import { type AlarmDraft, type CommittedNews, type LivePush, recordAlarms, type RecordingContext } from '#incidents';
import { CaseError } from './case.error.js';
import type { AgencyScope, CallerChanges, CaseBook, CaseStore } from './ports.js';

/** Who sets up or changes a case: a member of staff, or the system itself (a launcher that founds the first agency). */
export interface Actor extends AgencyScope {
  actor: AuditRecord['actor'];
  actorId: string;
}

export const actorOf = (caller: StaffCaller): Actor => ({
  actor: 'staff',
  actorId: caller.staffId,
  agencyId: caller.agencyId,
  cell: caller.cell,
});

/** Whose chain it is in, if not the actor's own; who did it, if not the actor; whom it concerns, where the object is gone by then. */
export type MoreOfRecord = Partial<Pick<AuditRecord, 'agencyId' | 'actorId' | 'reason' | 'result' | 'subjects'>>;

/** One change of a case: its books, all in one transaction, its time and its ids. */
export interface CaseWork {
  actor: Actor;
  book: CaseBook;
  /** Milliseconds since 1970, the same for the whole change. */
  now: number;
  newId: () => string;
  /** Two persons have agreed to this change. */
  agreed: boolean;
  /** The second of them. */
  approvedBy: string | null;
  /** Why, as who asked for the change said. */
  reason: string | null;
  /** Notes what was done; written to the audit chain in the same transaction. */
  record(action: string, object: string, objectId: string, more?: MoreOfRecord): void;
  /** Raises, updates or ends alarms in the same transaction; desk and contacts are told after its commit. */
  alarm(drafts: readonly AlarmDraft[]): Promise<void>;
  /** Devices whose callers must be looked up anew once this is committed. */
  callersChanged(deviceIds: readonly string[]): void;
  /** Another agency's book, same transaction: only for founding one. */
  within(scope: AgencyScope): CaseBook;
}

/** A create that may be sent twice: the caller's key, and a keyed hash of what was asked. */
export interface Once {
  key: string;
  route: string;
  requestHash: Buffer;
}

/** How long a repeated create gets the first answer again. */
export const answersKeptMilliseconds = 24 * 60 * 60 * 1000;

/** Opens the case files of a caller's agency, for reading or for one change. */
export class Cases {
  constructor(
    private readonly store: CaseStore,
    private readonly clock: Clock,
    private readonly context: RecordingContext,
    private readonly changes: CallerChanges,
    private readonly push: LivePush,
  ) {}

  /** What is read is bound to the scope's agency and cell. */
  read(scope: AgencyScope): CaseBook {
    return this.store.open(scope);
  }

  /** One transaction: the change, its audit records, and with `once` the answer for whoever asks the same again. */
  async change<T>(actor: Actor, work: (work: CaseWork) => Promise<T>): Promise<T> {
    const devices = new Set<string>();
    const news: CommittedNews[] = [];
    const result = await this.store.transaction(actor, async (book, within) => {
      const records: AuditRecord[] = [];
      const { actor: kind, actorId, agencyId, cell } = actor;
      const now = this.clock.now();
      const done = await work({
        actor,
        book,
        within,
        now,
        newId: this.context.newId,
        agreed: false,
        approvedBy: null,
        reason: null,
        record: (action, object, objectId, more = {}) =>
          records.push({ agencyId, actor: kind, actorId, action, object, objectId, result: 'allowed', ...more }),
        alarm: async (drafts) => {
          const { cursor, deliveries } = await recordAlarms(book.incidents, drafts, now, this.context);
          news.push({ cell, cursor, deliveries, moved: [] });
        },
        callersChanged: (deviceIds) => deviceIds.forEach((id) => devices.add(id)),
      });
      if (records.length > 0) await book.audit(records);
      return done;
    });
    for (const each of news) this.push.tell(each);
    if (devices.size > 0) await this.changes.devicesChanged([...devices]);
    return result;
  }

  /**
   * A create. The same key with the same body gets the first answer again, with another body a refusal; a create that
   * failed may be tried again with its key.
   *
   * @param work makes the answer, as the caller gets it
   * @param kept what of the answer may be stored for a repetition; by default all of it
   */
  create<Answer>(
    actor: Actor,
    once: Once | undefined,
    work: (work: CaseWork) => Promise<Answer>,
    kept: (answer: Answer) => Answer = (answer) => answer,
  ): Promise<Answer> {
    if (!once) return this.change(actor, work);
    return this.change(actor, async (change) => {
      const { answers } = change.book;
      const since = change.now - answersKeptMilliseconds;
      const earlier = await answers.claim({ callerId: actor.actorId, ...once, now: change.now, since });
      if (earlier) {
        if (!earlier.requestHash.equals(once.requestHash)) throw reused();
        return earlier.response as Answer;
      }
      const answer = await work(change);
      await answers.keep(actor.actorId, once.key, 201, kept(answer));
      return answer;
    });
  }
}

const reused = () =>
  new CaseError(
    'idempotency_key_reused',
    'This Idempotency-Key was used for another request. Make a new key for each.',
  );
