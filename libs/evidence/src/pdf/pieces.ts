/** Of a cell: what is more goes on in a further row, since no row may be higher than a page. */
const most = { letters: 1_200, lines: 40 };

/** A row of a table as one or more that fit on a page. */
export function inPieces(row: readonly string[]): (readonly string[])[] {
  const pieces = row.map(piecesOf);
  const count = Math.max(...pieces.map((each) => each.length));
  return Array.from({ length: count }, (_, at) => pieces.map((each) => each[at] ?? ''));
}

function piecesOf(cell: string): string[] {
  const lines = cell.split('\n').flatMap((line) => line.match(upToMost) ?? ['']);
  const pieces: string[][] = [[]];
  let letters = 0;
  for (const line of lines) {
    const last = pieces.at(-1)!;
    const full = last.length >= most.lines || (last.length > 0 && letters + line.length > most.letters);
    letters = full ? line.length : letters + line.length;
    if (full) pieces.push([line]);
    else last.push(line);
  }
  return pieces.map((piece) => piece.join('\n').trim());
}

/** At white space, or within a word that is longer than a piece. */
const upToMost = new RegExp(`.{1,${most.letters}}(?=\\s|$)|.{1,${most.letters}}`, 'gu');

/** Text of people on one line. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Without control characters: they have no sign. */
export const writable = (text: string): string => text.replace(/(?!\n)\p{Cc}/gu, ' ');
