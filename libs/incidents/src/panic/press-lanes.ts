/** Presses of one device that are written at once, each by itself. A pool of three is not one device's to fill. */
const alone = 2;
/** Most presses that are written together. */
const togetherAtMost = 500;

interface Waiting<Press, Result> {
  press: Press;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

interface Lane<Press, Result> {
  running: number;
  /** The last press that was written by itself. */
  lead: Press | undefined;
  waiting: Waiting<Press, Result>[];
}

/** How the presses of a lane are written. */
export interface LaneWork<Press, Result> {
  alone(press: Press): Promise<Result>;
  /** @param lead the press whose alarm is updated; results by position */
  together(lead: Press, presses: readonly Press[]): Promise<readonly Result[]>;
}

/**
 * One device, however often it is pressed, takes two connections at most: what it sends while two of its presses are being
 * written is written together when one of them is done. None is refused.
 */
export class PressLanes<Press, Result> {
  private readonly lanes = new Map<string, Lane<Press, Result>>();

  take(deviceId: string, press: Press, work: LaneWork<Press, Result>): Promise<Result> {
    const lane = this.lanes.get(deviceId) ?? { running: 0, lead: undefined, waiting: [] };
    this.lanes.set(deviceId, lane);
    if (lane.running >= alone) {
      return new Promise((resolve, reject) => lane.waiting.push({ press, resolve, reject }));
    }
    return this.run(deviceId, lane, work, async () => {
      const result = await work.alone(press);
      lane.lead = press;
      return result;
    });
  }

  private async run<T>(
    deviceId: string,
    lane: Lane<Press, Result>,
    work: LaneWork<Press, Result>,
    step: () => Promise<T>,
  ): Promise<T> {
    lane.running += 1;
    try {
      return await step();
    } finally {
      lane.running -= 1;
      const next = lane.waiting.splice(0, togetherAtMost);
      if (next.length > 0) void this.run(deviceId, lane, work, () => this.runTogether(lane, work, next));
      else if (lane.running === 0) this.lanes.delete(deviceId);
    }
  }

  /** Never rejects: each caller is told. */
  private async runTogether(
    lane: Lane<Press, Result>,
    work: LaneWork<Press, Result>,
    waiting: readonly Waiting<Press, Result>[],
  ): Promise<void> {
    try {
      const presses = waiting.map(({ press }) => press);
      const results = await work.together(lane.lead ?? presses[0]!, presses);
      waiting.forEach(({ resolve }, index) => resolve(results[index]!));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
