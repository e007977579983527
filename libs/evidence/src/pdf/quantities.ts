import type { Language } from '#domain';
import type { EvidenceWords } from '../words/evidence-words.js';

const locales: Record<Language, string> = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' };

/** Writes a decision's numbers with their units, which their names end with. */
export class Quantities {
  constructor(
    private readonly words: EvidenceWords,
    private readonly language: Language,
  ) {}

  meters(value: number, digits = 0): string {
    return `${this.number(value, digits)} ${this.words.units.meters}`;
  }

  of(name: string, value: number): string {
    if (name.endsWith('MetersPerSecond')) return `${this.number(value, 2)} ${this.words.units.metersPerSecond}`;
    if (name.endsWith('Meters')) return this.meters(value, 2);
    if (name.endsWith('Seconds') || name.startsWith('seconds'))
      return `${this.number(value, 1)} ${this.words.units.seconds}`;
    if (name.endsWith('Percent')) return `${this.number(value, 0)} %`;
    // A probability: rounding must not make it certain.
    return this.number(value, 6);
  }

  number(value: number, digits: number): string {
    return new Intl.NumberFormat(locales[this.language], { maximumFractionDigits: digits }).format(value);
  }
}
