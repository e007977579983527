import { type SupportKind, supportKinds } from '#domain';
import { readTable } from '#imports';
import type { SupportPlace } from './support-place.js';

const needed = ['id', 'kind', 'country', 'name_kk', 'name_ru', 'name_en', 'source', 'checked_on'] as const;
const optional = [
  'about_kk',
  'about_ru',
  'about_en',
  'phones',
  'hours',
  'city',
  'address',
  'longitude',
  'latitude',
  'website',
] as const;
export const supportColumns: readonly string[] = [...needed, ...optional];

/** What is wrong with a list: every line of it, so that it is mended once. */
export class SupportListError extends Error {
  override name = 'SupportListError';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/**
 * Reads a list of support places: CSV or the first sheet of an XLSX file, with the columns `supportColumns`. Telephones are
 * separated by semicolons or vertical bars.
 *
 * @throws SupportListError naming line and column of each fault; TableError when it is no table
 */
export async function readSupportTable(file: Buffer): Promise<SupportPlace[]> {
  const [head = [], ...rows] = await readTable(file);
  const names = head.map((name) => name.trim().toLowerCase());
  const faults = [
    ...needed.filter((name) => !names.includes(name)).map((name) => `line 1: the column ${name} is missing`),
    ...names
      .filter((name) => name !== '' && !supportColumns.includes(name))
      .map((name) => `line 1: nobody knows ${name}`),
  ];
  if (faults.length > 0) throw new SupportListError(faults);
  const places: SupportPlace[] = [];
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    if (row.every((cell) => cell.trim() === '')) continue;
    const cell = (name: string): string => row[names.indexOf(name)]?.trim() ?? '';
    const found = faultsOf(cell);
    if (seen.has(cell('id'))) found.push('id: stands twice in the list');
    seen.add(cell('id'));
    faults.push(...found.map((fault) => `line ${index + 2}: ${fault}`));
    if (found.length === 0) places.push(placeOf(cell));
  }
  if (faults.length > 0) throw new SupportListError(faults);
  return places;
}

function faultsOf(cell: (name: string) => string): string[] {
  const faults = needed.filter((name) => cell(name) === '').map((name) => `${name}: is missing`);
  const wrong = (isWrong: boolean, fault: string): void => {
    if (isWrong) faults.push(fault);
  };
  wrong(!/^[a-z0-9][a-z0-9-]{0,59}$/.test(cell('id')), 'id: must be lower-case letters, digits and hyphens');
  wrong(!(supportKinds as readonly string[]).includes(cell('kind')), `kind: must be one of ${supportKinds.join(', ')}`);
  wrong(!/^[A-Z]{2}$/.test(cell('country')), 'country: must be two capital letters such as KZ');
  wrong(!isDay(cell('checked_on')), 'checked_on: must be a day such as 2026-11-22');
  wrong(!isWebAddress(cell('source')), 'source: must be an address (https://…)');
  wrong(cell('website') !== '' && !isWebAddress(cell('website')), 'website: must be an address (https://…)');
  for (const phone of phonesOf(cell)) wrong(!/^\+?[\d ()-]{2,20}$/.test(phone), 'phones: must be telephone numbers');
  const [longitude, latitude] = [cell('longitude'), cell('latitude')];
  wrong((longitude === '') !== (latitude === ''), 'longitude, latitude: one of them is missing');
  wrong(longitude !== '' && !(Math.abs(Number(longitude)) <= 180), 'longitude: must be degrees from -180 to 180');
  wrong(latitude !== '' && !(Math.abs(Number(latitude)) <= 90), 'latitude: must be degrees from -90 to 90');
  wrong(longitude === '' && phonesOf(cell).length === 0, 'phones: what has no place needs a telephone');
  return faults;
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
const isWebAddress = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text);

const phonesOf = (cell: (name: string) => string): string[] =>
  cell('phones')
    .split(/[;|]/)
    .map((phone) => phone.trim())
    .filter(Boolean);

function placeOf(cell: (name: string) => string): SupportPlace {
  const orNull = (name: string): string | null => cell(name) || null;
  const hasPlace = cell('longitude') !== '';
  return {
    id: cell('id'),
    kind: cell('kind') as SupportKind,
    country: cell('country'),
    name: { kk: cell('name_kk'), ru: cell('name_ru'), en: cell('name_en') },
    about: { kk: cell('about_kk'), ru: cell('about_ru'), en: cell('about_en') },
    phones: phonesOf(cell),
    hours: orNull('hours'),
    city: orNull('city'),
    address: orNull('address'),
    longitude: hasPlace ? Number(cell('longitude')) : null,
    latitude: hasPlace ? Number(cell('latitude')) : null,
    website: orNull('website'),
    source: cell('source'),
    checkedOn: cell('checked_on'),
  };
}
