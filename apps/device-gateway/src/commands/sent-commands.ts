/** An answer that comes later than this is to nothing that is remembered. */
const rememberedMilliseconds = 60_000;
/** The same, of an answer without a number: after so long the next one may have been sent. */
const nextMilliseconds = 30_000;
const mostRemembered = 16;

interface Sent<Told> {
  sequence: number;
  at: number;
  told: Told;
}

/**
 * What was sent over one connection and may still be answered. Answers come in the order of asking, or with the number that the
 * command had. Times are milliseconds since 1970.
 */
export class SentCommands<Told> {
  private sent: Sent<Told>[] = [];

  add(sequence: number, told: Told, now: number): void {
    this.sent = [...this.sent.filter(({ at }) => now - at < rememberedMilliseconds), { sequence, at: now, told }].slice(
      -mostRemembered,
    );
  }

  /** What an answer is to; `undefined`: to nothing that was sent lately. */
  take(sequence: number | undefined, now: number): Told | undefined {
    this.sent = this.sent.filter(({ at }) => now - at < rememberedMilliseconds);
    const index = this.sent.findIndex((one) =>
      sequence === undefined ? now - one.at < nextMilliseconds : one.sequence === sequence,
    );
    return index < 0 ? undefined : this.sent.splice(index, 1)[0]?.told;
  }
}
