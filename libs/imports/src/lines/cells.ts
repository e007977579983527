import { type ImportColumn, type Language, type languages, type LineProblemCode, zoneOffsetMs } from '#domain';
import type { RawLine } from '../columns.js';

/** What is wrong with a line, and in which of its columns. */
export interface LineProblem {
  column: ImportColumn;
  code: LineProblemCode;
  /** Of `twice_in_file`: where it stands first. */
  otherLine?: number;
}

const longest = { name: 200, authority: 300, basis: 1000 } as const;

/** What PostgreSQL cannot keep. */
const storable = /^[^\0\p{Cs}]*$/u;

/** Reads the cells of one line; what it cannot read it notes and gives as absent. */
export class Cells {
  readonly problems: LineProblem[] = [];

  constructor(
    private readonly values: RawLine['values'],
    private readonly timeZone: string,
  ) {}

  bad(column: ImportColumn, code: LineProblemCode): undefined {
    this.problems.push({ column, code });
    return undefined;
  }

  /** One that must be there. */
  required(column: ImportColumn): string | undefined {
    return this.values[column] === undefined ? this.bad(column, 'missing') : this.values[column];
  }

  text(column: ImportColumn, limit: number = longest.name): string | undefined {
    const value = this.values[column];
    if (value === undefined) return undefined;
    if (value.length > limit) return this.bad(column, 'too_long');
    return storable.test(value) ? value : this.bad(column, 'characters_not_allowed');
  }

  /** Numbers of orders and devices: a spreadsheet that took one for a quantity has thrown digits away. */
  identifier(column: ImportColumn, limit: number): string | undefined {
    const value = this.values[column];
    if (value !== undefined && /^\d[.,]\d+E\+\d+$/i.test(value)) return this.bad(column, 'number_shortened');
    return this.text(column, limit);
  }

  phone(column: ImportColumn): string | undefined {
    const value = this.identifier(column, 30);
    if (value === undefined) return undefined;
    return /^\+?[0-9][0-9 ()-]{3,29}$/.test(value) ? value : this.bad(column, 'not_a_phone');
  }

  language(column: ImportColumn): Language | undefined {
    return this.oneOf<Language>(column, languageWords);
  }

  /** @param words what may stand for each value, in lower case */
  oneOf<Value extends string>(column: ImportColumn, words: ReadonlyMap<string, Value>): Value | undefined {
    const value = this.values[column];
    if (value === undefined) return undefined;
    return words.get(value.toLowerCase()) ?? this.bad(column, 'not_one_of');
  }

  meters(column: ImportColumn, least: number): number | undefined {
    const value = this.values[column];
    if (value === undefined) return undefined;
    if (!/^\d{1,9}([.,]\d{1,6})?$/.test(value.replace(/\s/g, ''))) return this.bad(column, 'not_a_number');
    const number = Number(value.replace(/\s/g, '').replace(',', '.'));
    return number >= least && number <= 100_000 ? number : this.bad(column, 'out_of_range');
  }

  /**
   * A day or a time of the agency's zone, as `24.11.2026`, `2026-11-24`, with `14:30` behind it or without.
   *
   * @param wholeDay what a day without a time means: its beginning, or its end
   */
  time(column: ImportColumn, wholeDay: 'begins' | 'ends'): number | undefined {
    const value = this.values[column];
    if (value === undefined) return undefined;
    const found = iso.exec(value) ?? local.exec(value);
    if (!found) return this.bad(column, 'not_a_date');
    const { year, month, day, hour, minute } = found.groups as Record<string, string | undefined>;
    const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
    const isDay = new Date(midnight).getUTCDate() === Number(day) && Number(month) >= 1 && Number(month) <= 12;
    if (!isDay || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return this.bad(column, 'not_a_date');
    if (Number(year) < 1900 || Number(year) >= 2300) return this.bad(column, 'out_of_range');
    const ofDay =
      hour === undefined ? (wholeDay === 'ends' ? 86_400_000 : 0) : Number(hour) * 3_600_000 + Number(minute) * 60_000;
    return inZone(midnight + ofDay, this.timeZone);
  }
}

const clock = '(?:[ T]+(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2})?)?';
const iso = new RegExp(`^(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})${clock}$`);
const local = new RegExp(`^(?<day>\\d{1,2})[./](?<month>\\d{1,2})[./](?<year>\\d{4})${clock}$`);

/** What the clocks of a zone show, as an instant: by the offset that holds there then. */
function inZone(shown: number, timeZone: string): number {
  const near = shown - zoneOffsetMs(timeZone, shown);
  return shown - zoneOffsetMs(timeZone, near);
}

export const wordsOf = <Value extends string>(
  words: Readonly<Record<Value, readonly string[]>>,
): ReadonlyMap<string, Value> =>
  new Map(
    Object.entries<readonly string[]>(words).flatMap(([value, names]) =>
      [value, ...names].map((name): [string, Value] => [name.toLowerCase(), value as Value]),
    ),
  );

const languageWords = wordsOf<Language>({
  kk: ['қазақша', 'қазақ', 'казахский', 'kazakh', 'kaz'],
  ru: ['орысша', 'орыс', 'русский', 'russian', 'rus'],
  en: ['ағылшынша', 'ағылшын', 'английский', 'english', 'eng'],
} satisfies Record<(typeof languages)[number], string[]>);
