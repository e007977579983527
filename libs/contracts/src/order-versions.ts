import { z } from 'zod';
import { orderChanges, staffRoles } from '#domain';
import { order } from './orders.js';
import { permit } from './permits.js';
import { zone } from './zones.js';

const changer = z.object({ id: z.uuid(), name: z.string(), role: z.enum(staffRoles) });

/** What an order said, but for its zones. */
export const versionedTerms = order.omit({ id: true, version: true, createdAt: true, updatedAt: true });
export type VersionedTermsView = z.infer<typeof versionedTerms>;

/** A zone as it was drawn. */
export const versionedZone = zone.omit({ id: true, orderId: true, createdAt: true, updatedAt: true });
export type VersionedZoneView = z.infer<typeof versionedZone>;

export const orderVersion = z.object({
  version: z.int(),
  at: z.iso.datetime(),
  what: z.enum(orderChanges),
  /** `null`: the house itself, or before versions were kept. */
  changedBy: changer.nullable(),
  /** Where two persons were needed, the second. */
  approvedBy: changer.nullable(),
  reason: z.string().nullable(),
  terms: versionedTerms,
  /** Of the version before; `null`: it is the first that is kept. */
  former: versionedTerms.nullable(),
  /** Names of the terms that differ. */
  changed: z.array(z.string()),
  /** Drawn (`before` is `null`), changed, or taken out (`after` is `null`). */
  zones: z.array(
    z.object({
      zoneId: z.uuid(),
      before: versionedZone.nullable(),
      after: versionedZone.nullable(),
      changed: z.array(z.string()),
    }),
  ),
  /** Granted or withdrawn. */
  permits: z.array(permit),
});
export type OrderVersionView = z.infer<typeof orderVersion>;

/** Newest first. */
export const orderVersionPage = z.object({ versions: z.array(orderVersion), nextBefore: z.int().nullable() });
export type OrderVersionPage = z.infer<typeof orderVersionPage>;

export const listOrderVersionsQuery = z.strictObject({
  /** The `nextBefore` of the page before. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type ListOrderVersionsQuery = z.infer<typeof listOrderVersionsQuery>;
