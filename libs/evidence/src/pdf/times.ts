/** Writes times in the agency's zone: `2026-11-02 14:03:12`. */
export class Times {
  private readonly format: Intl.DateTimeFormat;

  constructor(readonly timeZone: string) {
    this.format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  /** @param iso ISO 8601 */
  of(iso: string): string {
    return this.format.format(new Date(iso));
  }

  orDash(iso: string | null): string {
    return iso === null ? '–' : this.of(iso);
  }

  clock(iso: string): string {
    return this.of(iso).slice(11);
  }
}
