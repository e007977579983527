import type { DocumentMatter } from './evidence-pdf.js';
import type { Sheet } from './sheet.js';

/** How a reader finds out whether this is what was made. */
export async function writeHashes(sheet: Sheet, { words, files, audit }: DocumentMatter): Promise<void> {
  const { title, text, columns, chain } = words.hashes;
  sheet.heading(title);
  for (const paragraph of text) sheet.paragraph(paragraph);
  const shares = [0.2, 0.14, 0.66];
  await sheet.table(
    columns.map((name, at) => ({ title: name, share: shares[at]! })),
    files.map(({ name, bytes, sha256 }) => [name, String(bytes), sha256]),
  );
  sheet.paragraph(`${chain} ${audit.sequence}, ${audit.hash}`);
}
