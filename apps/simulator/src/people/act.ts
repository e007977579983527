import type { PlanePoint } from '../geo/local-plane.js';
import type { Gait } from '../motion/traveller.js';

/** One thing a person of the demo does. A life is a list of them, in the order they happen. */
export type Act =
  | { does: 'appear'; at: PlanePoint }
  | { does: 'go'; to: PlanePoint; gait: Gait; way: 'streets' | 'straight' }
  | { does: 'stay'; seconds: number }
  | { does: 'press' }
  | { does: 'discharge'; toPercent: number };

export type Life = Iterator<Act, void, void>;

export const appear = (at: PlanePoint): Act => ({ does: 'appear', at });
export const stay = (seconds: number): Act => ({ does: 'stay', seconds });
export const press: Act = { does: 'press' };
export const discharge = (toPercent: number): Act => ({ does: 'discharge', toPercent });
export const go = (to: PlanePoint, gait: Gait): Act => ({ does: 'go', to, gait, way: 'streets' });
export const goStraight = (to: PlanePoint, gait: Gait): Act => ({ does: 'go', to, gait, way: 'straight' });
