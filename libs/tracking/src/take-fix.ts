import type { DeviceCaller } from '#access';
import type { Clock } from '#domain';
import { gate } from './gate.js';
import type { Report } from './report.js';
import type { RunBatch } from './run-batch.js';

/** The pipeline for a process to which no reports come: one fix that came another way, by itself. */
export class TakeFix {
  constructor(
    private readonly runBatch: Pick<RunBatch, 'execute'>,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves when the fix is durable and evaluated in every cell of the person, was so before, or does not pass the gate.
   *
   * @throws TrackingUnavailable
   */
  async execute(device: DeviceCaller, report: Report): Promise<void> {
    const receivedAt = this.clock.now();
    const gated = gate(report, receivedAt);
    if ('refused' in gated) return;
    const item = { device, report, position: gated.position, receivedAt };
    const outcomes = await Promise.all(device.cells.map((cell) => this.runBatch.execute(cell, [item])));
    const failed = outcomes.flat().find((outcome) => outcome instanceof Error);
    if (failed) throw failed;
  }
}
