export interface Finished {
  text: string;
  met: boolean;
}

/** A table for the documents, and what was wanted with what was reached. */
export class Report {
  private readonly rows: string[] = [];
  private readonly targets: string[] = [];
  private met = true;

  /** @param head the table's head with its line of dashes */
  constructor(private readonly head: string) {}

  row(...cells: readonly string[]): void {
    this.rows.push(`| ${cells.join(' | ')} |`);
  }

  target(what: string, met: boolean, value: string): void {
    this.targets.push(`| ${what} | ${met ? 'yes' : 'no'}: ${value} |`);
    this.met &&= met;
  }

  finish(): Finished {
    const text = [this.head, ...this.rows, '', '| target | reached |', '|---|---|', ...this.targets, ''].join('\n');
    return { text, met: this.met };
  }
}
