import { z } from 'zod';
import { orderStates, partyRoles } from '#domain';
import { text } from './fields.js';
import { order } from './orders.js';

/** In a body: names and numbers of orders do not belong into addresses, which are logged. */
export const findOrdersBody = z.strictObject({
  /** Any of them. */
  states: z.array(z.enum(orderStates)).min(1).max(orderStates.length).optional(),
  /** In force or yet to begin, and over within so many days: those that end first come first. */
  expiresWithinDays: z.int().min(1).max(366).optional(),
  /** Within the order's number, its authority or the name of a party; or a party's whole phone number. */
  text: text(200).optional(),
  /** The `nextCursor` of the page before. */
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type FindOrdersBody = z.infer<typeof findOrdersBody>;

export const foundOrder = order.extend({
  state: z.enum(orderStates),
  /** With their names. */
  parties: z.array(z.object({ personId: z.uuid(), role: z.enum(partyRoles), name: z.string() })),
  zoneCount: z.int(),
});
export type FoundOrder = z.infer<typeof foundOrder>;

export const foundOrders = z.object({
  orders: z.array(foundOrder),
  nextCursor: z.uuid().nullable(),
  /** On all pages. */
  total: z.int(),
});
export type FoundOrders = z.infer<typeof foundOrders>;
