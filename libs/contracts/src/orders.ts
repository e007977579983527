import { z } from 'zod';
import { orderStatuses, partyRoles } from '#domain';
import { askedBeside } from './approvals.js';
import { givenTime, pageOf, pageQuery, text, timeZone } from './fields.js';
import { permit } from './permits.js';
import { drawZoneBody, schedule, zone } from './zones.js';

export const party = z.strictObject({ personId: z.uuid(), role: z.enum(partyRoles) });

/** What differs from the usual. */
export const thresholds = z.strictObject({
  topSpeedMetersPerSecond: z.number().min(1).max(100).optional(),
  silenceSeconds: z.number().min(60).max(86_400).optional(),
  lowBatteryPercent: z.number().min(1).max(90).optional(),
  approachUrgentSeconds: z.number().min(10).max(3_600).optional(),
});

const meters = z.number().min(10).max(100_000);

const terms = z.strictObject({
  reference: text(200).nullable().optional(),
  issuingAuthority: text(300),
  jurisdiction: text(200),
  legalBasis: text(1000).nullable().optional(),
  validFrom: givenTime,
  /** `null`: until revoked. */
  validTo: givenTime.nullable().optional(),
  /** By default the agency's. */
  timeZone: timeZone.optional(),
  /** Who leads the case, of the agency's own staff. */
  caseOfficerId: z.uuid().nullable().optional(),
  /** One respondent, at least one protected person. */
  parties: z.array(party).min(2).max(50),
  proximityLimitMeters: meters.nullable().optional(),
  /** Width of the warning belt around the limit; by default as wide as the limit. */
  proximityWarningMeters: z.number().min(0).max(100_000).nullable().optional(),
  /** When the limit holds; by default always. */
  proximitySchedule: schedule.nullable().optional(),
  thresholds: thresholds.optional(),
});

export const createOrderBody = terms.extend({
  ...askedBeside,
  activate: z.boolean().optional(),
  zones: z.array(drawZoneBody).max(50).optional(),
});
export type CreateOrderBody = z.infer<typeof createOrderBody>;

export const changeOrderBody = terms.partial().extend(askedBeside);
export type ChangeOrderBody = z.infer<typeof changeOrderBody>;

export const extendOrderBody = z.strictObject({ validTo: givenTime });
export type ExtendOrderBody = z.infer<typeof extendOrderBody>;

export const order = z.object({
  id: z.uuid(),
  reference: z.string().nullable(),
  issuingAuthority: z.string(),
  jurisdiction: z.string(),
  legalBasis: z.string().nullable(),
  timeZone: z.string(),
  caseOfficerId: z.uuid().nullable(),
  validFrom: z.iso.datetime(),
  validTo: z.iso.datetime().nullable(),
  status: z.enum(orderStatuses),
  proximityLimitMeters: z.number().nullable(),
  proximityWarningMeters: z.number().nullable(),
  proximitySchedule: schedule.nullable(),
  thresholds,
  /** Grows with each change; findings name it. */
  version: z.int(),
  parties: z.array(party),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Order = z.infer<typeof order>;

/** `permits`: those that are not over, or over since less than a week. */
export const orderWithZones = order.extend({ zones: z.array(zone), permits: z.array(permit) });
export type OrderWithZones = z.infer<typeof orderWithZones>;

export const orderPage = pageOf('orders', order);
export type OrderPage = z.infer<typeof orderPage>;
/** Of one person; two hundred at most. */
export const ordersOfPerson = z.object({ orders: z.array(order) });
export type OrdersOfPerson = z.infer<typeof ordersOfPerson>;
export const listOrdersQuery = pageQuery.extend({ status: z.enum(orderStatuses).optional() });
export type ListOrdersQuery = z.infer<typeof listOrdersQuery>;
