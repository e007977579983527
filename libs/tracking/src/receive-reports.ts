import type { DeviceCaller } from '#access';
import type { Clock } from '#domain';
import type { Admission } from './admission.port.js';
import { CellBatcher } from './cell-batcher.js';
import type { BatchItem, ItemOutcome } from './batch-item.js';
import { gate } from './gate.js';
import type { ReceivedReports, RejectedReport, Report } from './report.js';
import type { RunBatch } from './run-batch.js';
import type { Suspects } from './suspects.js';
import { TrackingUnavailable } from './tracking.error.js';

/** A report that was only repeated is answered by this when nothing else tells how often to report. */
const repeatedReportEverySeconds = 60;

/**
 * Suspects get a quarter of a connection, one report at a time, and wait for it in a short line: what finds no place is sent
 * again by its device, and does not keep a connection waiting meanwhile.
 */
const suspectLine = { capacity: 32, restFactor: 3, retryAfterSeconds: 60 };

/** Port: an SOS inside a report is a panic press, and takes the way of a press (design, section 4). */
export interface SosPress {
  /** @returns the incident it belongs to */
  press(device: DeviceCaller, report: Report, receivedAt: number): Promise<string>;
}

/** The entrance of the pipeline, for every dialect: gate, batch, outcome. */
export class ReceiveReports {
  private readonly batchers = new Map<number, CellBatcher<BatchItem, ItemOutcome>>();
  private readonly suspectBatchers = new Map<number, CellBatcher<BatchItem, ItemOutcome>>();

  constructor(
    private readonly runBatch: Pick<RunBatch, 'execute'>,
    private readonly sos: SosPress,
    private readonly clock: Clock,
    private readonly admission: Admission,
    private readonly suspects: Suspects,
  ) {}

  /**
   * Resolves when every report is durable and evaluated in every cell of the person.
   *
   * @throws TrackingUnavailable `shed` under overload: nothing was taken. Never for reports of which one carries an alarm
   */
  async execute(device: DeviceCaller, reports: readonly Report[]): Promise<ReceivedReports> {
    if (!reports.some(isGrave)) {
      const seconds = this.admission.postponed();
      if (seconds !== undefined) throw new TrackingUnavailable('shed', seconds);
    }
    return this.take(device, reports);
  }

  /** As {@link execute}, and never shed: what belongs to a press. */
  async take(device: DeviceCaller, reports: readonly Report[]): Promise<ReceivedReports> {
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
        waits.push(this.batcher(cell, device).add(item, isGrave(report)));
        indexes.push(index);
      }
    }
    const [outcomes, incidentIds] = await Promise.all([Promise.all(waits), Promise.all(presses)]);
    return { ...summarise(outcomes, indexes, rejected), alarmsTaken, incidentIds };
  }

  /** Items waiting for a batch, over all cells: a gauge. */
  get waiting(): number {
    let sum = 0;
    for (const batcher of [...this.batchers.values(), ...this.suspectBatchers.values()]) sum += batcher.length;
    return sum;
  }

  /** How long a report has waited for its batch by now, over all cells. Suspects wait by themselves and do not count. */
  get longestWaitMilliseconds(): number {
    return Math.max(0, ...[...this.batchers.values()].map((batcher) => batcher.longestWaitMilliseconds));
  }

  private batcher(cell: number, { deviceId }: DeviceCaller): CellBatcher<BatchItem, ItemOutcome> {
    const suspect = this.suspects.has(deviceId);
    const batchers = suspect ? this.suspectBatchers : this.batchers;
    let batcher = batchers.get(cell);
    if (!batcher) {
      const run = (items: readonly BatchItem[]) => this.runBatch.execute(cell, items, suspect);
      batcher = new CellBatcher(run, suspect ? suspectLine : {});
      batchers.set(cell, batcher);
    }
    return batcher;
  }
}

/** It says more than where somebody is: no overload may drop it. */
const isGrave = (report: Report): boolean => (report.alarms?.length ?? 0) > 0;

/** What a report says besides its position and an SOS. */
const speaks = (report: Report): boolean =>
  report.batteryPercent !== undefined ||
  report.mock === true ||
  (report.beacons?.length ?? 0) > 0 ||
  report.identityTwice === true ||
  report.connectionLost === true ||
  (report.alarms ?? []).some((alarm) => alarm !== 'sos');

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
