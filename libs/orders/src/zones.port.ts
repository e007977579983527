import type { PlaceKind, PlaceSite } from '#domain';
import type { Area, Circle, ConcealedPlace, FeltZone, LonLat, ZoneKind, ZoneRecord } from './records.js';

/** An area as drawn: what the map says about it. */
export interface MeasuredArea {
  /** `null` when the area is valid; else PostGIS's word for what is wrong, without places. */
  fault: string | null;
  /** Where the fault is. */
  faultAt: { longitude: number; latitude: number } | null;
  areaSquareMeters: number;
  /** From the area to the nearest of the agency's newest zones and units; `null`: it has none yet. */
  nearestKnownMeters: number | null;
  /** The same with longitude and latitude exchanged; `null` also when that is no place. */
  nearestKnownSwappedMeters: number | null;
}

export interface DrawnArea {
  area: Area;
  /** Its longitudes leap from 180 to −180. */
  crossesAntimeridian: boolean;
}

/** A drawn shape as it would be kept. */
export interface ShapePreview {
  area: Area;
  areaSquareMeters: number;
  perimeterMeters: number;
  /** The shape and the belt around it; `null`: no belt. */
  warningRing: Area | null;
  /** A circle that holds all of it. */
  bound: Circle;
}

/** A shape, or a kept zone, that is compared with what else is known around it. */
export interface ComparedZone extends DrawnArea {
  /** `null`: it is not kept yet. */
  zoneId: string | null;
  kind: ZoneKind;
  warningRingMeters: number;
  felt: Circle | null;
}

/** What a zone hurts. */
export interface ZoneConflicts {
  zones: { zoneId: string; sharedSquareMeters: number }[];
  places: ConflictingPlace[];
}

export interface ConflictingPlace {
  point: LonLat;
  placeId: string;
  personId: string;
  kind: PlaceKind;
  site: PlaceSite;
  distanceMeters: number;
}

export interface Zones {
  ofOrders(orderIds: readonly string[]): Promise<ZoneRecord[]>;
  /** Of orders that have any. */
  countOfOrders(orderIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  byId(id: string): Promise<ZoneRecord | undefined>;
  /** Circles as polygons of `segments` corners, in the order given. */
  polygonsOf(circles: readonly (Circle & { segments: number })[]): Promise<Area[]>;
  /** In the order given. */
  measure(areas: readonly DrawnArea[]): Promise<MeasuredArea[]>;
  /** @param ringMeters width of the belt: drawn on a plane, off by a thousandth at most */
  preview(shape: DrawnArea & { circle: Circle | null }, ringMeters: number): Promise<ShapePreview>;
  /** Other zones of the order, and places of its respondent, that each of these has to do with; in the order given. */
  conflictsOf(orderId: string, zones: readonly ComparedZone[]): Promise<ZoneConflicts[]>;
  insert(zones: readonly (ZoneRecord & DrawnArea)[]): Promise<void>;
  /** Everything but the area. */
  update(zone: ZoneRecord): Promise<void>;
  updateArea(zone: ZoneRecord & DrawnArea): Promise<void>;
  /** The zone, and what is felt of it. */
  remove(id: string): Promise<void>;
  /** For each of these zones, a circle that holds all of it. */
  boundsOf(ids: readonly string[]): Promise<Map<string, Circle>>;
  /** Gives zones what is felt of them, in place of what was. */
  insertFelt(felt: readonly (FeltZone & { zoneId: string; area: Area })[]): Promise<void>;
  removeFelt(zoneIds: readonly string[]): Promise<void>;
  /** How much of the first area the second leaves out, square meters. */
  uncovered(of: Area, by: Area): Promise<number>;
  /** The oldest concealed place of any of these people within so many meters. */
  placeNear(personIds: readonly string[], point: LonLat, withinMeters: number): Promise<ConcealedPlace | undefined>;
  insertPlace(place: ConcealedPlace): Promise<void>;
}
