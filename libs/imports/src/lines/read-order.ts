import { type Language, phoneKey } from '#domain';
import type { PersonRecord } from '#orders';
import type { RawLine } from '../columns.js';
import { Cells, type LineProblem, wordsOf } from './cells.js';
import { type Known, orderKey } from './known.js';
import { byName, sameName } from './names.js';

/** What a line is read with. */
export interface LineContext {
  /** The agency's. */
  timeZone: string;
  language: Language;
  region: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** Somebody whom a line names: of the agency's files, or new. */
export type NamedPerson =
  { known: PersonRecord } | { known: undefined; name: string; phone: string | null; language: Language; key: string };

export interface ReadOrder {
  number: string;
  authority: string;
  jurisdiction: string;
  legalBasis: string | null;
  validFrom: number;
  validTo: number | null;
  limitMeters: number | null;
  warningMeters: number | null;
  protectedPerson: NamedPerson;
  respondent: NamedPerson;
  activate: boolean;
}

const yesWords = wordsOf({
  yes: ['да', 'иә', '1', 'true', 'y', '+'],
  no: ['нет', 'жоқ', '0', 'false', 'n', '-'],
});

/** Reads the lines of a table of orders, one after the other: who is named twice by the same phone is one person. */
export class OrderLines {
  private readonly numbers = new Map<string, number>();
  private readonly people = new Map<string, NamedPerson>();

  constructor(
    private readonly known: Known,
    private readonly context: LineContext,
  ) {}

  read({ line, values }: RawLine): { order?: ReadOrder; problems: LineProblem[] } {
    const { context, known } = this;
    const cells = new Cells(values, context.timeZone);
    const number = cells.required('number') && cells.identifier('number', 200);
    if (number !== undefined) {
      const key = orderKey(number);
      const otherLine = this.numbers.get(key);
      if (otherLine !== undefined) cells.problems.push({ column: 'number', code: 'twice_in_file', otherLine });
      else this.numbers.set(key, line);
      if (known.orders.has(key)) cells.bad('number', 'exists');
    }
    const authority = cells.required('authority') && cells.text('authority', 300);
    const validFrom = cells.required('validFrom') === undefined ? undefined : cells.time('validFrom', 'begins');
    const validTo = cells.time('validTo', 'ends');
    const activate = cells.oneOf('activate', yesWords) === 'yes';
    if (validFrom !== undefined && validTo !== undefined && validTo <= validFrom)
      cells.bad('validTo', 'ends_before_begins');
    else if (activate && validTo !== undefined && validTo <= context.now) cells.bad('validTo', 'already_ended');
    const limitMeters = cells.meters('limitMeters', 10);
    const warningMeters = cells.meters('warningMeters', 0);
    if (warningMeters !== undefined && values.limitMeters === undefined) cells.bad('limitMeters', 'limit_missing');
    const legalBasis = cells.text('legalBasis', 1000);
    const jurisdiction = cells.text('jurisdiction') ?? context.region;
    const protectedPerson = this.person(cells, line, 'protectedName', 'protectedPhone', 'protectedLanguage');
    const respondent = this.person(cells, line, 'respondentName', 'respondentPhone', 'respondentLanguage');
    if (protectedPerson && respondent && isSame(protectedPerson, respondent))
      cells.bad('respondentPhone', 'same_person');
    const { problems } = cells;
    if (problems.length > 0 || !number || !authority || validFrom === undefined || !protectedPerson || !respondent)
      return { problems };
    const order = {
      ...{ number, authority, jurisdiction, validFrom, protectedPerson, respondent, activate },
      legalBasis: legalBasis ?? null,
      validTo: validTo ?? null,
      limitMeters: limitMeters ?? null,
      warningMeters: warningMeters ?? null,
    };
    return { order, problems };
  }

  /** Who has the number already, by the same name; else somebody new, the same for all lines that name them by that number. */
  private person(
    cells: Cells,
    line: number,
    nameColumn: 'protectedName' | 'respondentName',
    phoneColumn: 'protectedPhone' | 'respondentPhone',
    languageColumn: 'protectedLanguage' | 'respondentLanguage',
  ): NamedPerson | undefined {
    const name = cells.required(nameColumn) && cells.text(nameColumn);
    const language = cells.language(languageColumn) ?? this.context.language;
    const phone = cells.phone(phoneColumn);
    if (!name) return undefined;
    if (phone === undefined) return { known: undefined, name, phone: null, language, key: `${line} ${nameColumn}` };
    const key = phoneKey(phone);
    const registered = this.known.people.get(key);
    if (registered) {
      const fitting = byName(registered, name);
      if (fitting.length === 1) return { known: fitting[0]! };
      return cells.bad(nameColumn, fitting.length > 1 ? 'person_ambiguous' : 'name_differs');
    }
    const before = this.people.get(key);
    if (before && !before.known && !sameName(before.name, name)) return cells.bad(nameColumn, 'name_differs');
    const person = before ?? { known: undefined, name, phone, language, key };
    this.people.set(key, person);
    return person;
  }
}

const isSame = (one: NamedPerson, other: NamedPerson): boolean =>
  one === other || (one.known !== undefined && one.known.id === other.known?.id);
