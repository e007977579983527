import { distanceMeters, isPlace, rounded } from './geodesy.js';
import type { LonLat } from './shape.js';

export type ReadCoordinates = { point: LonLat; fault?: never } | { point?: never; fault: 'unreadable' | 'noPlace' };

/** Letters of the compass as they are written in three languages. */
const compass: Readonly<Record<string, 'north' | 'south' | 'east' | 'west'>> = {
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
  с: 'north',
  ю: 'south',
  в: 'east',
  з: 'west',
  'с.ш.': 'north',
  'ю.ш.': 'south',
  'в.д.': 'east',
  'з.д.': 'west',
  'с.е.': 'north',
  'о.е.': 'south',
  'ш.б.': 'east',
  'б.б.': 'west',
};

const letters = String.raw`[nsewсювз](?:\.\s?[шдеб]\.?)?|ш\.\s?б\.?|о\.\s?е\.?|б\.\s?б\.?`;
const angle = String.raw`([+-]?\d+(?:[.,]\d+)?)\s*°?\s*(?:(\d+(?:[.,]\d+)?)\s*['′’]?\s*)?(?:(\d+(?:[.,]\d+)?)\s*(?:["″”]|''|′′)?\s*)?`;
const marked = new RegExp(
  String.raw`^(?:(${letters})\s*)?${angle}(${letters})?[\s,;]*(?:(${letters})\s*)?${angle}(${letters})?$`,
  'iu',
);
const signed = new RegExp(String.raw`^${angle}[,;]\s*${angle}$`, 'u');
const decimal = String.raw`([+-]?\d{1,3}(?:[.,]\d+)?)`;
const pairOfDecimals = new RegExp(String.raw`^${decimal}°?(?:\s*;\s*|\s*,\s+|\s+)${decimal}°?$`, 'u');
const pairOfPoints = /^([+-]?\d{1,3}(?:\.\d+)?)°?\s*[,;]\s*([+-]?\d{1,3}(?:\.\d+)?)°?$/u;
const number = String.raw`(-?\d{1,3}\.\d+)`;
/** Longitude first in addresses of 2GIS, latitude first everywhere else. */
const inAddress: readonly [pattern: RegExp, order: 'lonLat' | 'latLon'][] = [
  [new RegExp(String.raw`2gis\.[a-z]+.*?[?&/]m=${number}(?:,|%2c)${number}`, 'iu'), 'lonLat'],
  [new RegExp(String.raw`2gis\.[a-z]+.*?/geo/(?:\d+/)?${number}(?:,|%2c)${number}`, 'iu'), 'lonLat'],
  [new RegExp(String.raw`yandex\.[a-z]+.*?[?&]ll=${number}(?:,|%2c)${number}`, 'iu'), 'lonLat'],
  [new RegExp(String.raw`(?:google\.|goo\.gl).*?[@=/]${number}(?:,|%2c)\s*${number}`, 'iu'), 'latLon'],
  [new RegExp(String.raw`openstreetmap\.org.*?#map=[\d.]+/${number}/${number}`, 'iu'), 'latLon'],
  [new RegExp(String.raw`^geo:${number},${number}`, 'iu'), 'latLon'],
];

/**
 * Reads a place as people write it: `43.238949, 76.889709` (latitude first, as maps show it), with decimal commas, degrees with
 * minutes and seconds with letters of three languages, addresses of 2GIS, Google, Yandex, OpenStreetMap and `geo:`.
 */
export function readCoordinates(text: string): ReadCoordinates {
  const given = text.trim().replaceAll(/[−–]/gu, '-').replaceAll(/\s+/gu, ' ');
  for (const [pattern, order] of inAddress) {
    const found = pattern.exec(given);
    if (!found) continue;
    const [first, second] = [Number(found[1]), Number(found[2])];
    return order === 'lonLat' ? placed(first, second) : placed(second, first);
  }
  const plain = pairOfPoints.exec(given) ?? pairOfDecimals.exec(given);
  if (plain) return placed(numberOf(plain[2]!), numberOf(plain[1]!));
  return readAngles(given);
}

function readAngles(text: string): ReadCoordinates {
  const found = marked.exec(text);
  const [first, second] = found ? [found.slice(1, 6), found.slice(6, 11)] : [];
  if (first && second) {
    const [a, b] = [wayOf(first), wayOf(second)];
    if (a !== undefined && b !== undefined) {
      const values = new Map([
        [isLatitude(a) ? 'latitude' : 'longitude', angleOf(first.slice(1, 4)) * signOf(a)],
        [isLatitude(b) ? 'latitude' : 'longitude', angleOf(second.slice(1, 4)) * signOf(b)],
      ]);
      if (values.size === 2) return placed(values.get('longitude')!, values.get('latitude')!);
    }
  }
  const bare = signed.exec(text);
  if (bare && text.includes('°')) return placed(angleOf(bare.slice(4, 7)), angleOf(bare.slice(1, 4)));
  return { fault: 'unreadable' };
}

const wayOf = ([before, , , , after]: string[]): string | undefined => {
  const word = (before ?? after)?.toLowerCase().replaceAll(' ', '');
  if (word === undefined) return undefined;
  return compass[word] ?? compass[`${word}.`] ?? undefined;
};
const isLatitude = (way: string): boolean => way === 'north' || way === 'south';
const signOf = (way: string): number => (way === 'south' || way === 'west' ? -1 : 1);

function angleOf([degrees, minutes, seconds]: (string | undefined)[]): number {
  const whole = numberOf(degrees ?? '0');
  const part = numberOf(minutes ?? '0') / 60 + numberOf(seconds ?? '0') / 3_600;
  return whole < 0 ? whole - part : whole + part;
}

const numberOf = (text: string): number => Number(text.replace(',', '.'));

const placed = (longitude: number, latitude: number): ReadCoordinates =>
  isPlace(longitude, latitude) ? { point: [rounded(longitude), rounded(latitude)] } : { fault: 'noPlace' };

/** As maps show it: latitude first. */
export const coordinatesText = ([longitude, latitude]: LonLat): string =>
  `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;

const farMeters = 1_000_000;

/** Whether longitude and latitude look exchanged: far from where one works, and much nearer the other way round. */
export function looksSwapped(point: LonLat, near: LonLat): boolean {
  const [longitude, latitude] = point;
  if (!isPlace(latitude, longitude)) return false;
  const away = distanceMeters(point, near);
  return away > farMeters && distanceMeters([latitude, longitude], near) < away / 2;
}
