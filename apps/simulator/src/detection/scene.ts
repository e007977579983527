import { defaultThresholds, type OrderRules, type Schedule } from '#geofence';
import type { AlarmKind, ReportAlarm } from '#domain';
import type { Shape } from './plane.js';
import type { ReceiverSetting } from './receiver.js';
import type { TrueWay } from './true-way.js';

/** One device of one person, and what happens to it on the way. Times: seconds since the scene's beginning. */
export interface Actor {
  personId: string;
  /** A second device of a person who is an actor already; the first one's way is the person's own. */
  secondDevice?: string;
  role: 'respondent' | 'protected';
  way: TrueWay;
  receiver?: ReceiverSetting;
  /** Reports no oftener than this (a saving phone). */
  slowest?: number;
  /** No network: reports are kept and sent afterwards, shuffled or in order. */
  offline?: readonly { from: number; to: number; shuffled: boolean }[];
  signals?: readonly { at: number; alarm: ReportAlarm }[];
  /** Dead from here on. */
  deadFrom?: number;
  /** Flags its positions as mocked, and claims to be at the scene's start. */
  mockFrom?: number;
  /** Each report is sent so many times. */
  copies?: number;
}

export interface Scene {
  name: string;
  /** Epoch of the beginning, ms. */
  start: number;
  seconds: number;
  order: OrderRules;
  shapes: ReadonlyMap<string, Shape>;
  actors: readonly Actor[];
  /** `clear` can be decided from positions; `other`: by one of `answers`; `near miss`: must not be a breach. */
  kind: 'clear' | 'other' | 'near miss' | 'ordinary';
  /** Which alarms tell of the approach, beside breach and crossing. */
  answers: readonly AlarmKind[];
  /** Ordinary days: home, work or way 30–150 m from a zone. */
  near: boolean;
}

export const sceneStart = Date.UTC(2026, 4, 4, 0, 0, 0);

export interface ZoneSpec {
  zoneId: string;
  shape: Shape;
  ring?: number;
  kind?: 'exclusion' | 'inclusion';
  schedule?: Schedule;
}

export function sceneOrder(
  zones: readonly ZoneSpec[],
  limit: { limitMeters: number; warningMeters: number } | null,
): { order: OrderRules; shapes: Map<string, Shape> } {
  return {
    order: {
      orderId: 'order',
      policyVersion: 1,
      timeZone: 'Asia/Almaty',
      validFrom: 0,
      validTo: null,
      parties: [
        { personId: 'respondent', role: 'respondent' },
        { personId: 'protected', role: 'protected' },
      ],
      zones: zones.map((zone) => ({
        zoneId: zone.zoneId,
        name: zone.zoneId,
        kind: zone.kind ?? 'exclusion',
        warningRingMeters: zone.ring ?? 300,
        sizeMeters: zone.shape.size,
        ...(zone.schedule === undefined ? {} : { schedule: zone.schedule }),
      })),
      limit,
      thresholds: defaultThresholds,
    },
    shapes: new Map(zones.map((zone) => [zone.zoneId, zone.shape])),
  };
}
