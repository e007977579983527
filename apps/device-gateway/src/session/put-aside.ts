import { Logger } from '@nestjs/common';
import type { Clock, TrackerProtocol } from '#domain';
import type { FrameFault } from '#protocols';
import type { QuarantinedFrame, QuarantinedFrames, UnknownDevice, UnknownDevices } from '#persistence';
import { maskedFrame } from './masked-frame.js';

/** Between two writes; what is more is counted and not written. */
const mostStrangers = 100;
const mostFrames = 20;

/** What is kept of who is not known and what was not understood: gathered, and written by each beat in a few statements. */
export class PutAside {
  private readonly log = new Logger(PutAside.name);
  private strangers = new Map<string, UnknownDevice>();
  private frames: QuarantinedFrame[] = [];

  constructor(
    private readonly unknownDevices: Pick<UnknownDevices, 'note'>,
    private readonly quarantinedFrames: Pick<QuarantinedFrames, 'keep'>,
    private readonly clock: Clock,
  ) {}

  stranger(protocol: TrackerProtocol, uniqueId: string): void {
    const known = this.strangers.get(uniqueId);
    if (!known && this.strangers.size >= mostStrangers) return;
    const at = this.clock.now();
    this.strangers.set(uniqueId, { uniqueId, protocol, at, attempts: (known?.attempts ?? 0) + 1 });
  }

  frame(
    protocol: TrackerProtocol,
    fault: FrameFault,
    frame: Buffer,
    device: { deviceId: string; agencyId: string } | undefined,
  ): void {
    if (this.frames.length >= mostFrames) return;
    const receivedAt = this.clock.now();
    // A copy: what came is part of a much longer piece.
    this.frames.push({
      receivedAt,
      protocol,
      fault,
      device: device && { deviceId: device.deviceId, agencyId: device.agencyId },
      beginsWith: maskedFrame(frame),
      frame: Buffer.from(frame),
    });
  }

  /** Never rejects: what cannot be written now is lost, and no connection waits for it. */
  async write(): Promise<void> {
    const { strangers, frames } = this;
    this.strangers = new Map();
    this.frames = [];
    const now = this.clock.now();
    try {
      if (strangers.size > 0) await this.unknownDevices.note([...strangers.values()], now);
      if (frames.length > 0) await this.quarantinedFrames.keep(frames, now);
    } catch (error) {
      this.log.warn(
        { error: (error as Error).name, strangers: strangers.size, frames: frames.length },
        'what was put aside could not be written',
      );
    }
  }
}
