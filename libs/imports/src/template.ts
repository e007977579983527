import { importColumns, type ImportKind, type Language } from '#domain';
import { columnNames } from './columns.js';

const examples: Readonly<Record<ImportKind, Readonly<Record<Language, readonly string[]>>>> = {
  orders: {
    en: [
      '2026/145',
      'Court of Almaly district',
      'Almaty',
      '',
      '24.11.2026',
      '24.02.2027',
      '200',
      '200',
      'Example Survivor',
      '+77010000001',
      'kk',
      'Example Respondent',
      '',
      'ru',
      'no',
    ],
    ru: [
      '2026/145',
      'Суд Алмалинского района',
      'Алматы',
      '',
      '24.11.2026',
      '24.02.2027',
      '200',
      '200',
      'Пример Защищаемая',
      '+77010000001',
      'kk',
      'Пример Нарушитель',
      '',
      'ru',
      'нет',
    ],
    kk: [
      '2026/145',
      'Алмалы ауданының соты',
      'Алматы',
      '',
      '24.11.2026',
      '24.02.2027',
      '200',
      '200',
      'Мысал Қорғалатын',
      '+77010000001',
      'kk',
      'Мысал Бұзушы',
      '',
      'ru',
      'жоқ',
    ],
  },
  devices: {
    en: ['490154203237518', 'bracelet', '', '', '2026/145', 'respondent', '2.4.1', 'teltonika'],
    ru: ['490154203237518', 'браслет', '', '', '2026/145', 'правонарушитель', '2.4.1', 'teltonika'],
    kk: ['490154203237518', 'білезік', '', '', '2026/145', 'құқық бұзушы', '2.4.1', 'teltonika'],
  },
};

/** A CSV file with the names of the columns and one example, as a spreadsheet opens it by itself: byte order mark, semicolons, CRLF. */
export function templateOf(kind: ImportKind, language: Language): string {
  const names = importColumns[kind].map((column) => columnNames[column][language]);
  return `\uFEFF${[names, examples[kind][language]].map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;
}

const quoted = (cell: string): string => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
