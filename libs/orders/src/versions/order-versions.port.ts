import type { OrderChangeKind } from '#domain';
import type { Circle, OrderRecord, Party, ZoneRecord } from '../records.js';

/** What an order said, but for its zones and permits. */
export type VersionedTerms = Omit<OrderRecord, 'id' | 'createdAt' | 'updatedAt' | 'version'> & {
  parties: readonly Party[];
};

/** A zone as it was drawn. Of what is felt of it the disc alone: the seed stays where it is. */
export type VersionedZone = Omit<ZoneRecord, 'id' | 'orderId' | 'felt' | 'createdAt' | 'updatedAt'> & {
  felt: Circle | null;
};

/** One version of an order. Times are milliseconds since 1970. */
export interface OrderVersion {
  orderId: string;
  version: number;
  at: number;
  what: OrderChangeKind;
  /** A member of staff, or the house; `null`: versions were not kept yet when it was changed. */
  changedBy: string | null;
  /** Where two persons were needed, the second. */
  approvedBy: string | null;
  reason: string | null;
  terms: VersionedTerms;
}

export interface ZoneVersion {
  zoneId: string;
  /** The version of the order from which on the zone was like this. */
  version: number;
  /** `null`: taken out. */
  zone: VersionedZone | null;
}

/** What orders said, version by version. Rows are added and never changed. */
export interface OrderVersions {
  isKept(orderId: string): Promise<boolean>;
  /** Of each zone that ever was kept of an order, whether it is still there. */
  zoneIds(orderId: string): Promise<ReadonlyMap<string, boolean>>;
  insert(version: OrderVersion, zones: readonly ZoneVersion[]): Promise<void>;
  /** Of orders without zones. */
  insertAll(versions: readonly OrderVersion[]): Promise<void>;
  /** Newest first. @param before only those below */
  list(orderId: string, page: { before?: number | undefined; limit: number }): Promise<OrderVersion[]>;
  /** Between two versions, both included, and of each zone the last before them; oldest first. */
  zones(orderId: string, from: number, to: number): Promise<ZoneVersion[]>;
}
