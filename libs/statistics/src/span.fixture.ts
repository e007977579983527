/** Which unknown numbers a number is the sum of: 1 for each of them. */
export type Indicator = readonly number[];

const prime = 1_000_003;

const inverse = (n: number): number => {
  let [result, base] = [1, n];
  for (let power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
};

/** Everything that sums and differences of given numbers can make: what an attacker can compute. Exact, modulo a large prime. */
export class Span {
  private readonly rows: { pivot: number; values: number[] }[] = [];

  constructor(given: readonly Indicator[]) {
    for (const one of given) {
      const values = this.reduced(one);
      const pivot = values.findIndex((value) => value !== 0);
      if (pivot < 0) continue;
      const factor = inverse(values[pivot]!);
      this.rows.push({ pivot, values: values.map((value) => (value * factor) % prime) });
    }
  }

  has(wanted: Indicator): boolean {
    return this.reduced(wanted).every((value) => value === 0);
  }

  private reduced(given: Indicator): number[] {
    const values = [...given];
    for (const { pivot, values: row } of this.rows) {
      if (values[pivot] === 0) continue;
      const factor = prime - values[pivot]!;
      for (let n = 0; n < values.length; n += 1) values[n] = (values[n]! + factor * row[n]!) % prime;
    }
    return values;
  }
}
