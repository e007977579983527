import { type StaffCaller, staffRecord } from '#access';
import { type Clock, type IdFactory, type IntakeState, isUuid } from '#domain';
import type { IntakeConversation, IntakeFile, ListedIntakeReport } from './intake.js';
import type { IntakeDesk, IntakeFilter } from './intake-store.port.js';
import { IntakeError } from './intake.error.js';

/** What an agency's staff do with what was reported to them. */
export class AnswerReports {
  constructor(
    private readonly desk: IntakeDesk,
    private readonly clock: Clock,
    private readonly newId: IdFactory,
  ) {}

  list({ agencyId }: StaffCaller, filter: IntakeFilter): Promise<ListedIntakeReport[]> {
    return this.desk.list(agencyId, filter);
  }

  async one({ agencyId }: StaffCaller, id: string): Promise<IntakeConversation> {
    const found = isUuid(id) ? await this.desk.one(agencyId, id) : undefined;
    if (!found) throw new IntakeError('intake_unknown');
    return found;
  }

  async answer(caller: StaffCaller, id: string, text: string): Promise<IntakeConversation> {
    const writtenAt = this.clock.now();
    const message = { id: this.newId(), author: 'agency', staffId: caller.staffId, text, writtenAt } as const;
    const audit = staffRecord(caller, 'intake_report.answer', { object: 'intake_report', objectId: id });
    if (!isUuid(id) || !(await this.desk.answer(caller.agencyId, id, message, audit)))
      throw new IntakeError('intake_unknown');
    return this.one(caller, id);
  }

  async setState(caller: StaffCaller, id: string, state: IntakeState): Promise<IntakeConversation> {
    const audit = staffRecord(caller, 'intake_report.change', { object: 'intake_report', objectId: id });
    const now = this.clock.now();
    if (!isUuid(id) || !(await this.desk.setState(caller.agencyId, id, state, now, audit)))
      throw new IntakeError('intake_unknown');
    return this.one(caller, id);
  }

  async file(
    { agencyId }: StaffCaller,
    id: string,
    fileId: string,
  ): Promise<{ file: IntakeFile; content: AsyncIterable<Buffer> }> {
    const found = isUuid(id) && isUuid(fileId) ? await this.desk.file(agencyId, id, fileId) : undefined;
    if (!found) throw new IntakeError('intake_unknown');
    return found;
  }
}
