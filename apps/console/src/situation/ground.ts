import type { ZoneOutlines } from '#contracts';

/** What an order forbids, as far as the desk draws and measures it. */
export interface Ground {
  /** `null`: it has no proximity limit. */
  proximityLimitMeters: number | null;
  zones: ZoneOutlines;
}
