import { acquaint, isAcquainted, recall } from './acquaint.js';
import { without } from './alarms.js';
import { hearSignal } from './hear-signal.js';
import { judgeFix } from './judge-fix.js';
import { rejudge, retrack } from './look-back.js';
import { emptyWatch, readWatch } from './state.js';
import { sweepWatch } from './sweep-watch.js';
import { trackFix } from './track-fix.js';
import type { DetectionEngine } from './types.js';

/** The detection engine. Stateless itself; every function is pure. */
export const detectionEngine: DetectionEngine = {
  emptyState: emptyWatch,
  track: trackFix,
  judge: judgeFix,
  hear: hearSignal,
  sweep: sweepWatch,
  settle(state, conditionKey) {
    const watch = readWatch(state);
    return watch.o[conditionKey] === undefined ? watch : { ...watch, o: without(watch.o, conditionKey) };
  },
  isAcquainted,
  recall,
  acquaint,
  retrack,
  rejudge,
};
