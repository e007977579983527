import type { Clock } from '#domain';
import type { SmsPart } from './smpp-message.js';

/** Carriers give a part up long before; what it waits for is lost. */
const waitMilliseconds = 10 * 60_000;
/** Longer messages are no press, and nobody waits for them. */
const mostParts = 8;
/** Messages that wait for parts: of one sender, so that no phone can push out the others, and of all. */
const mostOfSender = 4;
const mostOfAll = 500;

interface Series {
  sender: string;
  since: number;
  texts: Map<number, string>;
  /** Taken as a whole: what comes again of it is nothing new. */
  taken: boolean;
}

/**
 * Puts the parts of messages together, in any order. In the memory of this process and nowhere else, for ten minutes and for so many: a
 * press is one message, and a part that holds one is read by itself.
 */
export class SmsParts {
  /** The oldest first. */
  private readonly all = new Map<string, Series>();

  constructor(private readonly clock: Clock) {}

  /** Messages that are held, whole or not. */
  get size(): number {
    return this.all.size;
  }

  /** The whole text, once all of it has come and until it is {@link taken}. */
  add({ sender, series: key, total, number }: SmsPart, text: string): string | undefined {
    this.forget();
    if (total > mostParts) return undefined;
    const series = this.seriesOf(key, sender, number, text);
    series.texts.set(number, text);
    if (series.taken || series.texts.size < total) return undefined;
    return Array.from({ length: total }, (_, at) => series.texts.get(at + 1)).join('');
  }

  taken({ series: key }: SmsPart): void {
    const series = this.all.get(key);
    if (series) series.taken = true;
  }

  /** What has waited long enough. */
  forget(): void {
    const since = this.clock.now() - waitMilliseconds;
    for (const [key, series] of this.all) if (series.since <= since) this.all.delete(key);
  }

  private seriesOf(key: string, sender: string, number: number, text: string): Series {
    const known = this.all.get(key);
    // Another text where one stands: the phone has come round to the same reference.
    if (known && (known.texts.get(number) ?? text) === text) return known;
    this.all.delete(key);
    const ofSender = [...this.all].filter(([, series]) => series.sender === sender);
    if (ofSender.length >= mostOfSender) this.all.delete(ofSender[0]![0]);
    if (this.all.size >= mostOfAll) this.all.delete(this.all.keys().next().value!);
    const series = { sender, since: this.clock.now(), texts: new Map(), taken: false };
    this.all.set(key, series);
    return series;
  }
}
