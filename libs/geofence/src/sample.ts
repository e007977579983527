/**
 * One judgement's input: where someone stood against one edge at one moment, whether the edge is a zone's or the
 * proximity limit's. Distances meters, negative on the forbidden side; times seconds.
 */
export interface Sample {
  t: number;
  /** Since the last sample of the same device (zone) or pair (limit); 0 at the first. */
  dt: number;
  d: number;
  sigma: number;
  /** P on the forbidden side: Φ(−d/σ). */
  p: number;
  /** Accuracy of the fix itself. */
  accuracy: number;
  fixId: string;
  moving: boolean;
  /** In a vehicle: the next fix will be far deeper. */
  fast: boolean;
  /** Two people: both errors are counted, and the limit is a distance to keep, not a line to cross. */
  pair: boolean;
  resting: boolean;
  restBegan: number;
  restIsNew: boolean;
  stopped: boolean;
  nearLastRest: boolean;
  notArrived: boolean;
  /** Jumped further than feet carry: inside or not, it must last. */
  jumped: boolean;
  /** Error too large to prove anything here. */
  poor: boolean;
}
