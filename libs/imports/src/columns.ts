import { type ImportColumn, importColumns, type ImportKind, type Language } from '#domain';
import { TableError } from './table/table.error.js';
import { mostLines, type Table } from './table/read-table.js';

type Names = Readonly<Record<Language, string>>;

/** What stands above each column of a template. */
export const columnNames: Readonly<Record<ImportColumn, Names>> = {
  number: { en: 'Order number', ru: 'Номер предписания', kk: 'Нұсқама нөмірі' },
  authority: { en: 'Issuing authority', ru: 'Кем вынесено', kk: 'Шығарған орган' },
  jurisdiction: { en: 'Jurisdiction', ru: 'Территория действия', kk: 'Қолданылу аумағы' },
  legalBasis: { en: 'Legal basis', ru: 'Правовое основание', kk: 'Құқықтық негіз' },
  validFrom: { en: 'Valid from', ru: 'Действует с', kk: 'Күшіне енетін күні' },
  validTo: { en: 'Valid to', ru: 'Действует до', kk: 'Аяқталатын күні' },
  limitMeters: { en: 'Distance to keep, m', ru: 'Запретное расстояние, м', kk: 'Тыйым салынған қашықтық, м' },
  warningMeters: { en: 'Warning belt, m', ru: 'Полоса предупреждения, м', kk: 'Ескерту жолағы, м' },
  protectedName: { en: 'Protected person', ru: 'Защищаемое лицо', kk: 'Қорғалатын адам' },
  protectedPhone: {
    en: 'Phone of the protected person',
    ru: 'Телефон защищаемого лица',
    kk: 'Қорғалатын адамның телефоны',
  },
  protectedLanguage: {
    en: 'Language of the protected person',
    ru: 'Язык защищаемого лица',
    kk: 'Қорғалатын адамның тілі',
  },
  respondentName: { en: 'Respondent', ru: 'Правонарушитель', kk: 'Құқық бұзушы' },
  respondentPhone: { en: 'Phone of the respondent', ru: 'Телефон правонарушителя', kk: 'Құқық бұзушының телефоны' },
  respondentLanguage: { en: 'Language of the respondent', ru: 'Язык правонарушителя', kk: 'Құқық бұзушының тілі' },
  activate: { en: 'In force at once', ru: 'Ввести в действие', kk: 'Бірден күшіне енгізу' },
  deviceId: { en: 'IMEI or serial number', ru: 'IMEI или серийный номер', kk: 'IMEI немесе сериялық нөмір' },
  kind: { en: 'Kind', ru: 'Вид', kk: 'Түрі' },
  personPhone: { en: 'Phone of the wearer', ru: 'Телефон владельца', kk: 'Иесінің телефоны' },
  personName: { en: 'Name of the wearer', ru: 'Имя владельца', kk: 'Иесінің аты' },
  orderNumber: { en: 'Order number', ru: 'Номер предписания', kk: 'Нұсқама нөмірі' },
  party: { en: 'Party of the order', ru: 'Сторона предписания', kk: 'Нұсқама тарапы' },
  firmware: { en: 'Firmware', ru: 'Прошивка', kk: 'Бағдарлама нұсқасы' },
  protocol: { en: 'Protocol', ru: 'Протокол', kk: 'Хаттама' },
};

const required: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  orders: ['number', 'authority', 'validFrom', 'protectedName', 'respondentName'],
  devices: ['deviceId', 'kind'],
};

/** One line of the table, by column; cells that are empty are absent. */
export interface RawLine {
  /** As a spreadsheet counts: the names stand in line 1. */
  line: number;
  values: Partial<Record<ImportColumn, string>>;
}

/**
 * The table's lines by column. A name may be in any of the languages, or the column's own. A name that nobody knows is no detail:
 * a misspelt "valid to" would make orders without an end.
 *
 * @throws TableError `columns_unknown` with the names that are not known, or else with the columns that are missing
 */
export function linesOf(kind: ImportKind, [names, ...rows]: Table): RawLine[] {
  if (!names) throw new TableError('empty');
  const known = new Map<string, ImportColumn>();
  for (const column of importColumns[kind])
    for (const name of [column, ...Object.values(columnNames[column])]) known.set(plain(name), column);
  const columns = names.map((name) => known.get(plain(name)));
  const strange = names.filter((name, index) => name.trim() !== '' && !columns[index]);
  if (strange.length > 0)
    throw new TableError('columns_unknown', strange.map((name) => name.slice(0, 60)).slice(0, 20));
  const missing = required[kind].filter((column) => !columns.includes(column));
  const twice = columns.filter((column, index) => column && columns.indexOf(column) !== index);
  if (missing.length > 0 || twice.length > 0)
    throw new TableError('columns_unknown', [...missing, ...twice] as string[]);
  const lines = rows.map((row, index) => ({
    line: index + 2,
    values: Object.fromEntries(
      columns.flatMap((column, at) => {
        const value = row[at]?.normalize('NFC').trim();
        return column && value ? [[column, value]] : [];
      }),
    ),
  }));
  const filled = lines.filter(({ values }) => Object.keys(values).length > 0);
  if (filled.length === 0) throw new TableError('empty');
  if (filled.length > mostLines) throw new TableError('too_many_lines');
  return filled;
}

/** Stars mark columns that must be filled; case and spaces are nobody's intention. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*_.,-]+/g, '');
