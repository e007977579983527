import type { Language, SupportKind } from '#domain';

/** An entry of the directory of help. Names nobody who is helped. */
export interface SupportPlace {
  /** Given by whoever keeps the list: the same entry in the next list has the same one. */
  id: string;
  kind: SupportKind;
  /** ISO 3166-1 alpha-2. */
  country: string;
  name: Record<Language, string>;
  about: Record<Language, string>;
  /** As they are dialled. */
  phones: readonly string[];
  /** `24/7`, or days and hours as OpenStreetMap writes them. */
  hours: string | null;
  city: string | null;
  address: string | null;
  /** Degrees, WGS 84. Absent: reached from anywhere in the country. */
  longitude: number | null;
  latitude: number | null;
  website: string | null;
  /** Where it was read. */
  source: string;
  /** `2026-11-22` */
  checkedOn: string;
}
