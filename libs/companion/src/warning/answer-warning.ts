import type { DeviceCaller } from '#access';
import type { Clock, WarningAnswer } from '#domain';
import type { LivePush } from '#incidents';
import { CompanionError } from '../companion.error.js';
import type { CompanionNews } from '../companion-news.port.js';
import type { WarningRecord } from '../companion-reader.port.js';
import type { WarningStore } from './warning-store.port.js';

/** She says how it is. The desk reads it in the log; what is said stays said. */
export class AnswerWarning {
  constructor(
    private readonly store: WarningStore,
    private readonly push: LivePush,
    private readonly news: CompanionNews,
    private readonly clock: Clock,
  ) {}

  /**
   * @param id of any delivery that told the person of the alarm
   * @throws CompanionError `warning_unknown`, `warning_answered`
   */
  async execute(device: DeviceCaller, id: string, answer: WarningAnswer): Promise<WarningRecord> {
    const ofCells = await Promise.all(device.cells.map((cell) => this.inCell(cell, device, id, answer)));
    const answered = ofCells.find((one) => one !== undefined);
    if (!answered) throw new CompanionError('warning_unknown');
    this.news.changed({ personId: device.personId, event: 'warning', id: answered.id });
    return answered;
  }

  private async inCell(
    cell: number,
    { personId, deviceId }: DeviceCaller,
    id: string,
    answer: WarningAnswer,
  ): Promise<WarningRecord | undefined> {
    const now = this.clock.now();
    const done = await this.store.transaction(cell, async (transaction) => {
      const warning = await transaction.lock(id, personId);
      if (!warning) return undefined;
      if (warning.answer !== null && warning.answer !== answer) throw new CompanionError('warning_answered');
      if (warning.answer === answer) return { warning, cursor: undefined };
      const { alarmId, incidentId, agencyId } = warning;
      await transaction.answer({ alarmId, incidentId, personId, deviceId, answer, at: now });
      await transaction.markSeen(alarmId, personId, now);
      await transaction.incidents.updateIncidents([{ id: incidentId }], now);
      const data = { alarmId, deliveryId: warning.id, answer };
      const event = { incidentId, agencyId, kind: 'warning_answered', staffId: null, data };
      const cursor = await transaction.incidents.appendEvents([event], now);
      return { warning: { ...warning, answer, answeredAt: now }, cursor };
    });
    if (!done) return undefined;
    this.push.tell({ cell, cursor: done.cursor, deliveries: [], moved: [] });
    return done.warning;
  }
}
