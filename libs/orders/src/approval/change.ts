import type { ApprovalAction, DeviceKind } from '#domain';
import type { ZoneKind } from '../records.js';
import type { ApprovalRule } from './approval-rules.js';

interface OfOrder {
  zones: number;
  limitMeters: number | null;
}

interface OfZone {
  name: string;
}

interface PlanName {
  name: string;
  version: number;
}

interface Lengths<After = number> {
  before: number;
  after: After;
}

/** Lengths in meters, times in milliseconds since 1970. */
interface Facts {
  order_activated: OfOrder;
  order_revoked: OfOrder;
  order_begins: { before: number; after: number; timeZone: string };
  order_ends: { before: number | null; after: number; timeZone: string };
  limit: Lengths<number | null>;
  limit_ring: Lengths;
  limit_hours: object;
  thresholds: object;
  parties: object;
  time_zone: object;
  zone_removed: OfZone & { sizeMeters: number };
  zone_size: OfZone & Lengths;
  zone_ring: OfZone & Lengths;
  zone_moved: OfZone & { percent: number };
  zone_kind: OfZone & { after: ZoneKind };
  zone_hours: OfZone;
  zone_revealed: OfZone;
  permit: { name: string | null; from: number; to: number; timeZone: string };
  device_revoked: { kind: DeviceKind };
  device_assigned: { kind: DeviceKind };
  track_exported: object;
  plan_activated: { before: PlanName | null; after: PlanName };
  policy: { action: ApprovalAction; before: ApprovalRule | null; after: ApprovalRule | null };
}

/** One thing that a change does and that can hurt. */
export type Change = { [What in keyof Facts]: { what: What } & Facts[What] }[keyof Facts];
