import { setExtras, setPosition } from '../http/read-values.js';
import type { ByteReader } from '../stream/byte-reader.js';
import type { Draft } from './draft.js';
import { inUtc, readDeviceTime } from './zone.js';

/** A position as a frame states it, before it is known to be believed. */
export interface Fix {
  /** As the device's clock shows it. */
  deviceTime: number;
  longitude: number;
  latitude: number;
  speedMetersPerSecond?: number;
  courseDegrees: number;
  altitudeMeters?: number;
  isValid: boolean;
  ignition?: boolean;
}

export interface FixLayout {
  /** A byte for the length of what follows: 0 where there is no fix. */
  hasLength?: boolean;
  hasSatellites: boolean;
  hasSpeed: boolean;
}

export const usualFix: FixLayout = { hasSatellites: true, hasSpeed: true };

/** Of frames whose papers call their time UTC (Concox, "Protocol numbers"). */
const utcKinds = new Set([0x22, 0x26, 0x27, 0x28, 0x2a, 0xa0, 0xa1, 0xa3, 0xa4]);
export const isUtcByPaper = (kind: number): boolean => utcKinds.has(kind);

const degreesPerUnit = 1 / 1_800_000;
const metersPerSecond = 1 / 3.6;
/** High half of the byte of satellites, where it is the length of what stands there and the count is the low half. */
const lengthOfFix = 0xc0;

const bits = {
  course: 0x03ff,
  north: 0x0400,
  west: 0x0800,
  valid: 0x1000,
  hasIgnition: 0x4000,
  ignition: 0x8000,
};

/** Time and place. The time is the report's from here on. */
export function readFix(reader: ByteReader, draft: Draft, layout: FixLayout = usualFix): Fix | undefined {
  const deviceTime = readTime(reader, draft);
  if (layout.hasLength && reader.u8() === 0) return undefined;
  const satellites = layout.hasSatellites ? reader.u8() : undefined;
  return readPlace(reader, { deviceTime, satellites, hasSpeed: layout.hasSpeed });
}

/** @returns as shown by the device's clock; the report has it in UTC */
export function readTime(reader: ByteReader, draft: Draft): number {
  const deviceTime = readDeviceTime(reader.take(6));
  draft.report.fixTime = inUtc(deviceTime, draft.zone, isUtcByPaper(draft.kind));
  return deviceTime;
}

export function readPlace(
  reader: ByteReader,
  known: { deviceTime: number; satellites: number | undefined; hasSpeed: boolean },
): Fix {
  const [latitude, longitude] = [reader.u32() * degreesPerUnit, reader.u32() * degreesPerUnit];
  const speed = known.hasSpeed ? reader.u8() : undefined;
  const flags = reader.u16();
  return {
    deviceTime: known.deviceTime,
    longitude: flags & bits.west ? -longitude : longitude,
    latitude: flags & bits.north ? latitude : -latitude,
    ...(speed !== undefined && { speedMetersPerSecond: speed * metersPerSecond }),
    courseDegrees: flags & bits.course,
    // Without a satellite the place is the last one known, and 0, 0 is none.
    isValid: (flags & bits.valid) !== 0 && countOf(known.satellites) !== 0 && isPlace(longitude, latitude),
    ...(flags & bits.hasIgnition && { ignition: (flags & bits.ignition) !== 0 }),
  };
}

const isPlace = (longitude: number, latitude: number): boolean =>
  latitude <= 90 && longitude <= 180 && (latitude !== 0 || longitude !== 0);

const countOf = (satellites: number | undefined): number | undefined =>
  satellites !== undefined && (satellites & 0xf0) === lengthOfFix ? satellites & 0x0f : satellites;

/** Puts a fix that is believed into the report. */
export function setFix({ report }: Draft, fix: Fix): void {
  setPosition(report, fix.longitude, fix.latitude);
  const { speedMetersPerSecond, courseDegrees, altitudeMeters } = fix;
  setExtras(report, { speedMetersPerSecond, courseDegrees, altitudeMeters });
}
