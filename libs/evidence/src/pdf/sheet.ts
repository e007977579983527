import { setImmediate } from 'node:timers/promises';
import type { Box } from '../map/frame.js';
import { type FontFace, fontFiles } from './fonts.js';
import { inPieces, writable } from './pieces.js';

export const ink = { text: '#1b1d21', faint: '#5d636b', line: '#c5c9cf', band: '#f1f3f6', accent: '#1d3557' };

/** A4, in points. */
const paper = { width: 595.28, height: 841.89 };
const margin = { left: 48, right: 48, top: 62, bottom: 54 };
export const contentWidth = paper.width - margin.left - margin.right;
const bottom = paper.height - margin.bottom;

const cellPadding = { x: 4, y: 3 };
/** A row takes a millisecond, and deliveries of alarms run in the same process. */
const rowsBetweenBreaths = 4;

export interface Column {
  title: string;
  /** Share of the width. */
  share: number;
  bold?: boolean;
  small?: boolean;
}

export interface SheetInfo {
  title: string;
  /** At the top of each page after the first. */
  running: string;
  language: string;
  /** Milliseconds since 1970. */
  madeAt: number;
  page: (page: number, of: number) => string;
}

/**
 * Pages of text and tables, one below the other. Breaks between rows and never inside one. Long tables let other work of the
 * process go on.
 */
export class Sheet {
  private y = margin.top - 14;

  private constructor(
    readonly doc: PDFKit.PDFDocument,
    private readonly info: SheetInfo,
  ) {}

  /** pdfkit is loaded here and not before: it costs every process that never writes a document time at start, and memory. */
  static async begin(info: SheetInfo): Promise<Sheet> {
    const { default: PDFDocument } = await import('pdfkit');
    const doc = new PDFDocument({
      size: 'A4',
      bufferPages: true,
      // Places and page breaks are ours: with a margin pdfkit would begin pages by itself.
      margins: { left: margin.left, right: margin.right, top: 0, bottom: 0 },
      info: { Title: info.title, Creator: 'Qalqan', CreationDate: new Date(info.madeAt) },
      lang: info.language,
      // A default font that is also registered would be read anew for each text (pdfkit 0.20).
      font: '',
    });
    for (const [face, file] of Object.entries(fontFiles)) doc.registerFont(face, file);
    return new Sheet(doc, info);
  }

  /** The finished document. Nothing can be added any more. */
  async *bytes(): AsyncGenerator<Buffer> {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page);
      this.frame(page + 1, count);
      if (page % rowsBetweenBreaths === 0) await setImmediate();
    }
    this.doc.end();
    yield* this.doc as unknown as AsyncIterable<Buffer>;
  }

  title(text: string): void {
    this.write(text, { face: 'bold', size: 20, color: ink.accent, gap: 10 });
  }

  heading(text: string): void {
    this.need(90);
    this.y += 14;
    this.write(text, { face: 'bold', size: 13, color: ink.accent, gap: 3 });
    this.doc
      .moveTo(margin.left, this.y)
      .lineTo(margin.left + contentWidth, this.y)
      .lineWidth(0.8)
      .stroke(ink.accent);
    this.y += 7;
  }

  subheading(text: string, room = 60): void {
    this.need(room);
    this.y += 6;
    this.write(text, { face: 'bold', size: 10.5, gap: 3 });
  }

  paragraph(text: string, color: string = ink.text): void {
    this.write(text, { size: 9.5, color, gap: 5, lineGap: 1.5 });
  }

  note(text: string): void {
    this.write(text, { size: 8.5, color: ink.faint, gap: 5 });
  }

  bullets(items: readonly string[]): void {
    for (const item of items) {
      const height = this.heightOf(item, contentWidth - 12, 'regular', 9.5, 1.5);
      this.need(height + 4);
      this.doc.circle(margin.left + 3, this.y + 6, 1.5).fill(ink.accent);
      this.text(item, margin.left + 12, this.y, contentWidth - 12, 'regular', 9.5, ink.text, 1.5);
      this.y += height + 4;
    }
    this.y += 2;
  }

  /** Names at the left, values at the right. */
  facts(rows: readonly (readonly [name: string, value: string])[], nameWidth = 130): void {
    for (const [name, value] of rows) {
      const valueWidth = contentWidth - nameWidth;
      const height = Math.max(
        this.heightOf(value, valueWidth, 'regular', 9.5),
        this.heightOf(name, nameWidth - 8, 'regular', 9.5),
      );
      this.need(height + 4);
      this.text(name, margin.left, this.y, nameWidth - 8, 'regular', 9.5, ink.faint);
      this.text(value, margin.left + nameWidth, this.y, valueWidth, 'regular', 9.5, ink.text);
      this.y += height + 4;
    }
    this.y += 4;
  }

  /** Short facts, two beside each other. */
  pairs(facts: readonly (readonly [name: string, value: string])[]): void {
    const [nameShare, half] = [0.68, contentWidth / 2];
    for (let at = 0; at < facts.length; at += 2) {
      const row = facts.slice(at, at + 2);
      const heights = row.map(([name]) => this.heightOf(name, half * nameShare - 10, 'regular', 8.5));
      const height = Math.max(...heights) + 4;
      this.need(height);
      if (at % 4 === 0) this.doc.rect(margin.left, this.y, contentWidth, height).fill(ink.band);
      row.forEach(([name, value], column) => {
        const x = margin.left + column * half + cellPadding.x;
        this.text(name, x, this.y + 2, half * nameShare - 10, 'regular', 8.5, ink.faint);
        this.text(value, x + half * nameShare, this.y + 2, half * (1 - nameShare) - 8, 'bold', 8.5, ink.text);
      });
      this.y += height;
    }
    this.y += 8;
  }

  async table(columns: readonly Column[], rows: readonly (readonly string[])[]): Promise<void> {
    const widths = columns.map(({ share }) => share * contentWidth);
    this.need(60);
    this.tableHead(columns, widths);
    let shaded = false;
    for (const [index, whole] of rows.entries()) {
      for (const row of inPieces(whole)) {
        const height = this.rowHeight(columns, widths, row);
        if (this.y + height > bottom) {
          this.newPage();
          this.tableHead(columns, widths);
        }
        if (shaded) this.doc.rect(margin.left, this.y, contentWidth, height).fill(ink.band);
        this.tableRow(columns, widths, row);
        this.y += height;
      }
      shaded = !shaded;
      if (index % rowsBetweenBreaths === 0) await setImmediate();
    }
    this.doc
      .moveTo(margin.left, this.y)
      .lineTo(margin.left + contentWidth, this.y)
      .lineWidth(0.5)
      .stroke(ink.line);
    this.y += 9;
  }

  /** Room for a drawing, over the whole width, on the next page when it does not fit on this one. */
  room(height: number): Box {
    this.need(height);
    const box = { x: margin.left, y: this.y, width: contentWidth, height };
    this.y += height + 8;
    return box;
  }

  text(
    text: string,
    x: number,
    y: number,
    width: number,
    face: FontFace,
    size: number,
    color: string,
    lineGap = 0,
  ): void {
    this.doc.font(face).fontSize(size).fillColor(color).text(writable(text), x, y, { width, lineGap });
  }

  /** Begins a page unless so much is left of this one. */
  need(height: number): void {
    if (this.y + height > bottom) this.newPage();
  }

  newPage(): void {
    this.doc.addPage();
    this.y = margin.top;
  }

  private write(
    text: string,
    {
      face = 'regular',
      size,
      color = ink.text,
      gap,
      lineGap = 0,
    }: { face?: FontFace; size: number; color?: string; gap: number; lineGap?: number },
  ): void {
    const height = this.heightOf(text, contentWidth, face, size, lineGap);
    this.need(height);
    this.text(text, margin.left, this.y, contentWidth, face, size, color, lineGap);
    this.y += height + gap;
  }

  private heightOf(text: string, width: number, face: FontFace, size: number, lineGap = 0): number {
    return this.doc.font(face).fontSize(size).heightOfString(writable(text), { width, lineGap });
  }

  private tableHead(columns: readonly Column[], widths: readonly number[]): void {
    const titles = columns.map(({ title }) => title);
    const heads = columns.map((column) => ({ ...column, bold: true, small: false }));
    const height = this.rowHeight(heads, widths, titles);
    this.doc.rect(margin.left, this.y, contentWidth, height).fill(ink.accent);
    this.tableRow(heads, widths, titles, '#ffffff');
    this.y += height;
  }

  private rowHeight(columns: readonly Column[], widths: readonly number[], row: readonly string[]): number {
    const heights = columns.map((column, at) =>
      this.heightOf(row[at] ?? '', widths[at]! - 2 * cellPadding.x, faceOf(column), sizeOf(column)),
    );
    return Math.max(...heights) + 2 * cellPadding.y;
  }

  private tableRow(
    columns: readonly Column[],
    widths: readonly number[],
    row: readonly string[],
    color: string = ink.text,
  ): void {
    let x = margin.left;
    for (const [at, column] of columns.entries()) {
      const width = widths[at]!;
      const text = row[at] ?? '';
      this.text(
        text,
        x + cellPadding.x,
        this.y + cellPadding.y,
        width - 2 * cellPadding.x,
        faceOf(column),
        sizeOf(column),
        color,
      );
      x += width;
    }
  }

  private frame(page: number, of: number): void {
    const right = margin.left + contentWidth;
    if (page > 1) {
      this.text(this.info.running, margin.left, 32, contentWidth, 'regular', 8, ink.faint);
      this.doc.moveTo(margin.left, 46).lineTo(right, 46).lineWidth(0.5).stroke(ink.line);
    }
    const line = paper.height - 40;
    this.doc.moveTo(margin.left, line).lineTo(right, line).lineWidth(0.5).stroke(ink.line);
    this.text(this.info.title, margin.left, line + 7, contentWidth - 120, 'regular', 8, ink.faint);
    this.doc.font('regular').fontSize(8).fillColor(ink.faint);
    this.doc.text(this.info.page(page, of), right - 120, line + 7, { width: 120, align: 'right' });
  }
}

const faceOf = ({ bold }: Column): FontFace => (bold ? 'bold' : 'regular');
const sizeOf = ({ small }: Column): number => (small ? 7 : 8.5);
