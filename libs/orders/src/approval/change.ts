import type { ApprovalAction, DeviceKind } from '#domain';
import type { ZoneKind } from '../records.js';
import type { ApprovalRule } from './approval-rules.js';

/** One thing that a change does and that can hurt. Lengths in meters, times in milliseconds since 1970. */
export type Change =
  | { what: 'order_activated'; zones: number; limitMeters: number | null }
  | { what: 'order_revoked'; zones: number; limitMeters: number | null }
  | { what: 'order_begins'; before: number; after: number; timeZone: string }
  | { what: 'order_ends'; before: number | null; after: number; timeZone: string }
  | { what: 'limit'; before: number; after: number | null }
  | { what: 'limit_ring'; before: number; after: number }
  | { what: 'limit_hours' | 'thresholds' | 'parties' | 'time_zone' }
  | { what: 'zone_removed'; name: string; sizeMeters: number }
  | { what: 'zone_size' | 'zone_ring'; name: string; before: number; after: number }
  | { what: 'zone_moved'; name: string; percent: number }
  | { what: 'zone_kind'; name: string; after: ZoneKind }
  | { what: 'zone_hours' | 'zone_revealed'; name: string }
  | { what: 'permit'; name: string | null; from: number; to: number; timeZone: string }
  | { what: 'device_revoked' | 'device_assigned'; kind: DeviceKind }
  | { what: 'track_exported' }
  | { what: 'plan_activated'; before: PlanName | null; after: PlanName }
  | { what: 'policy'; action: ApprovalAction; before: ApprovalRule | null; after: ApprovalRule | null };

interface PlanName {
  name: string;
  version: number;
}
