import type { DeviceCaller } from '#access';
import type { Report } from './report.js';
import type { GatedPosition } from './gate.js';

/** One report inside the pipeline: the position that passed the gate, or only what it says besides. */
export interface BatchItem {
  device: DeviceCaller;
  report: Report;
  position: GatedPosition | undefined;
  receivedAt: number;
}

/** What the caller of one report learns after the commit. */
export type ItemOutcome =
  { status: 'accepted' | 'duplicate'; reportEverySeconds: number; locateNow: boolean } | { status: 'quarantined' };
