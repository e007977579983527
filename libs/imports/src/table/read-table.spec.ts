import { describe, expect, it } from '@jest/globals';
import { readTable } from './read-table.js';
import { workbookOf, zipOf } from './spec-workbook.js';

const rows = [
  ['Номер', 'Қала'],
  ['1; "а"', 'Өскемен'],
];
const csv = (separator: string): string => `Номер${separator}Қала\r\n"1; ""а"""${separator}Өскемен\r\n`;
/** Windows-1251 has no Kazakh letters. */
const windows1251 = Buffer.from([0xcd, 0xee, 0xec, 0xe5, 0xf0, 0x3b, 0xc8, 0xec, 0xff, 0x0a, 0x31, 0x3b, 0xc0, 0xe9]);
const failureOf = (file: Buffer): Promise<unknown> =>
  readTable(file).then(
    () => 'read',
    (error: { failure?: string }) => error.failure,
  );

describe('a table', () => {
  it.each([';', ',', '\t'])('is read from CSV separated by %j', async (separator) => {
    expect((await readTable(Buffer.from(csv(separator)))).slice(0, 2)).toEqual(rows);
  });

  it('is read with a byte order mark as without', async () => {
    expect((await readTable(Buffer.from(`\uFEFF${csv(';')}`)))[0]).toEqual(rows[0]);
  });

  it('is read from Windows-1251, as Russian Excel saves it', async () => {
    expect(await readTable(windows1251)).toEqual([
      ['Номер', 'Имя'],
      ['1', 'Ай'],
    ]);
  });

  it('is read from a workbook, numbers of fifteen digits to the last', async () => {
    const file = workbookOf([
      ['IMEI', 'Түрі'],
      [490154203237518, 'білезік'],
    ]);
    expect(await readTable(file)).toEqual([
      ['IMEI', 'Түрі'],
      ['490154203237518', 'білезік'],
    ]);
  });

  it('keeps empty rows, so that lines are counted as in the spreadsheet', async () => {
    expect((await readTable(Buffer.from('a;b\n\n1;2\n')))[2]).toEqual(['1', '2']);
  });

  it('in UTF-16 is refused by name', async () => {
    expect(await failureOf(Buffer.from('\uFEFFa;b', 'utf16le'))).toBe('encoding_unknown');
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
    ['an open quote', Buffer.from('"a;b\n1;2')],
    ['an archive that is torn', workbookOf(rows).subarray(0, 300)],
    ['an archive with nothing of a workbook', zipOf([{ name: 'a.txt', content: Buffer.from('a') }])],
  ])('is not %s', async (_, file) => {
    expect(await failureOf(file)).toBe('not_a_table');
  });

  it('that unpacks to more than there is room for is refused', async () => {
    const bomb = zipOf([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(40 * 1024 * 1024) }]);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await failureOf(bomb)).toBe('packed_too_tightly');
  });

  it('whose one cell stands a million rows away is refused', async () => {
    const far =
      '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>';
    expect(await failureOf(workbookOf([], far))).toBe('too_many_lines');
    expect(await failureOf(workbookOf([], far.replace('A1048576', 'XFD1')))).toBe('not_a_table');
  });

  it('that declares entities is refused', async () => {
    const laughs = '<!DOCTYPE a [<!ENTITY b "ha">]><worksheet><sheetData/></worksheet>';
    expect(await failureOf(workbookOf([], laughs))).toBe('not_a_table');
  });
});
