import type { DeviceCaller } from '#access';
import type { Clock } from '#domain';
import { CellBatcher } from './cell-batcher.js';
import type { BatchItem, ItemOutcome } from './batch-item.js';
import { gate } from './gate.js';
import type { ReceivedReports, RejectedReport, Report } from './report.js';
import type { RunBatch } from './run-batch.js';

/** A report that was only repeated is answered by this when nothing else tells how often to report. */
const repeatedReportEverySeconds = 60;

/** Port: an SOS inside a report is a panic press, and takes the way of a press (design, section 4). */
export interface SosPress {
  /** @returns the incident it belongs to */
  press(device: DeviceCaller, report: Report, receivedAt: number): Promise<string>;
}

/** The entrance of the pipeline, for every dialect: gate, batch, outcome. */
export class ReceiveReports {
  private readonly batchers = new Map<number, CellBatcher<BatchItem, ItemOutcome>>();

  constructor(
    private readonly runBatch: Pick<RunBatch, 'execute'>,
    private readonly sos: SosPress,
    private readonly clock: Clock,
  ) {}

  /** Resolves when every report is durable and evaluated in every cell of the person. */
  async execute(device: DeviceCaller, reports: readonly Report[]): Promise<ReceivedReports> {
    const receivedAt = this.clock.now();
    const rejected: RejectedReport[] = [];
    const presses: Promise<string>[] = [];
    const waits: Promise<ItemOutcome>[] = [];
    const indexes: number[] = [];
    let alarmsTaken = 0;
    for (const [index, report] of reports.entries()) {
      if (report.alarms?.includes('sos')) presses.push(this.sos.press(device, report, receivedAt));
      const outcome = gate(report, receivedAt);
      const position = 'position' in outcome ? outcome.position : undefined;
      if (!position && report.alarms?.length) alarmsTaken += 1;
      const isSilent = report.latitude === undefined && report.longitude === undefined;
      if ('refused' in outcome && !isSilent) rejected.push({ index, ...outcome.refused });
      if (!position && !speaks(report)) {
        if (isSilent && !report.alarms?.length)
          rejected.push({ index, code: 'invalid', path: 'point', detail: 'The report has no position.' });
        continue;
      }
      const item = { device, report, position, receivedAt };
      for (const cell of device.cells) {
        waits.push(this.batcher(cell).add(item));
        indexes.push(index);
      }
    }
    const [outcomes, incidentIds] = await Promise.all([Promise.all(waits), Promise.all(presses)]);
    return { ...summarise(outcomes, indexes, rejected), alarmsTaken, incidentIds };
  }

  /** Items waiting for a batch, over all cells: a gauge. */
  get waiting(): number {
    let sum = 0;
    for (const batcher of this.batchers.values()) sum += batcher.length;
    return sum;
  }

  private batcher(cell: number): CellBatcher<BatchItem, ItemOutcome> {
    let batcher = this.batchers.get(cell);
    if (!batcher) {
      batcher = new CellBatcher((items) => this.runBatch.execute(cell, items));
      this.batchers.set(cell, batcher);
    }
    return batcher;
  }
}

/** What a report says besides its position and an SOS. */
const speaks = (report: Report): boolean =>
  report.batteryPercent !== undefined || report.mock === true || (report.alarms ?? []).some((alarm) => alarm !== 'sos');

/** One report in several cells counts once. */
function summarise(
  outcomes: readonly ItemOutcome[],
  indexes: readonly number[],
  rejected: RejectedReport[],
): Omit<ReceivedReports, 'alarmsTaken' | 'incidentIds'> {
  const refused = new Set(rejected.map((entry) => entry.index));
  const accepted = new Set<number>();
  const duplicates = new Set<number>();
  let reportEverySeconds = Infinity;
  let locateNow = false;
  for (const [at, outcome] of outcomes.entries()) {
    const index = indexes[at]!;
    if (outcome.status === 'quarantined') {
      if (!refused.has(index))
        rejected.push({
          index,
          code: 'quarantined',
          path: '',
          detail: 'The report could not be evaluated and was put aside.',
        });
      refused.add(index);
      continue;
    }
    locateNow ||= outcome.locateNow;
    if (refused.has(index)) continue;
    (outcome.status === 'accepted' ? accepted : duplicates).add(index);
    if (outcome.status === 'accepted' || outcome.locateNow)
      reportEverySeconds = Math.min(reportEverySeconds, outcome.reportEverySeconds);
  }
  return {
    accepted: accepted.size,
    duplicates: duplicates.size,
    rejected,
    directive: {
      reportEverySeconds: Number.isFinite(reportEverySeconds) ? reportEverySeconds : repeatedReportEverySeconds,
      ...(locateNow && { locateNow }),
    },
  };
}
