import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { COMPANION_HINTS, type CompanionHint, type CompanionHintReader } from '#companion';
import { CLOCK, type Clock } from '#domain';
import { Processes } from '#processes';
import { Metrics } from '../metrics/metrics.js';
import { CompanionSockets } from './companion-sockets.js';

/** A wake that was lost is made up for after this time. */
const sweepMilliseconds = 1_000;

/**
 * Tells the phones of this process that something of their own has changed. Each process reads the log for itself, as for the consoles
 * (docs/decisions/0006), from when a phone of the cell connected: what came before a phone reads when it has connected.
 */
@Injectable()
export class CompanionFeed implements OnApplicationShutdown {
  private readonly cursors = new Map<number, number>();
  private readonly running = new Map<number, Promise<void>>();
  private readonly again = new Set<number>();
  private readonly sweeper: NodeJS.Timeout;

  constructor(
    @Inject(COMPANION_HINTS) private readonly reader: CompanionHintReader,
    @Inject(CompanionSockets) private readonly sockets: CompanionSockets,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(PinoLogger) private readonly logger: PinoLogger,
    @Inject(Processes) processes: Processes,
  ) {
    processes.hear('wake', (cell) => this.wake(cell));
    processes.hear('companionChanged', (hint) => this.send(hint));
    this.sweeper = setInterval(() => this.look(), sweepMilliseconds).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.sweeper);
    await Promise.all(this.running.values());
  }

  /** From now on what is new in these cells is told. */
  async follow(cells: readonly number[]): Promise<void> {
    for (const cell of cells) {
      if (this.cursors.has(cell)) continue;
      const last = await this.reader.lastCursor(cell);
      if (!this.cursors.has(cell)) this.cursors.set(cell, last);
    }
  }

  /** Cells without a phone are left alone: their cursors would stay behind. */
  private look(): void {
    const cells = this.sockets.cells();
    for (const cell of this.cursors.keys()) {
      if (cells.has(cell)) this.wake(cell);
      else this.cursors.delete(cell);
    }
  }

  private wake(cell: number): void {
    if (!this.cursors.has(cell)) return;
    if (this.running.has(cell)) {
      this.again.add(cell);
      return;
    }
    const run = this.run(cell)
      .catch((error: unknown) => {
        this.metrics.pushFailed('companion');
        this.logger.error({ err: error, cell }, 'the log of a cell could not be read for phones; it is tried again');
      })
      .finally(() => {
        this.running.delete(cell);
        if (this.again.delete(cell)) this.wake(cell);
      });
    this.running.set(cell, run);
  }

  private async run(cell: number): Promise<void> {
    for (;;) {
      const cursor = this.cursors.get(cell);
      const found = cursor === undefined ? undefined : await this.reader.after(cell, cursor);
      if (!found) return;
      this.cursors.set(cell, found.cursor);
      for (const hint of found.hints) this.send(hint);
      if (!found.more) return;
    }
  }

  private send({ personId, event, id }: CompanionHint): void {
    const at = new Date(this.clock.now()).toISOString();
    for (const socket of this.sockets.of(personId)) {
      if (event === 'incident.updated') socket.emit(event, { at, panicId: id });
      else if (event === 'warning') socket.emit(event, { at, warningId: id });
      else socket.emit(event, { at, checkInId: id });
    }
  }
}
