import type { OrderState, OrderStatus } from './words.js';

interface Dated {
  status: OrderStatus;
  /** Milliseconds since 1970. */
  validFrom: number;
  /** `null`: until revoked. */
  validTo: number | null;
}

/** What an order is now: only one that is in force is watched by. */
export function orderStateAt({ status, validFrom, validTo }: Dated, now: number): OrderState {
  if (status !== 'active') return status;
  if (validTo !== null && validTo <= now) return 'ended';
  return validFrom > now ? 'upcoming' : 'in_force';
}
