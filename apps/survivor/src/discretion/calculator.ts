export type Operator = '+' | '−' | '×' | '÷';
export type Key = Operator | '=' | '.' | 'C' | '±' | '%' | `${number}`;

/** What a pocket calculator remembers. */
export interface Sum {
  /** What is on the display; with `isNew` the next digit begins a new number. */
  shown: string;
  isNew: boolean;
  held?: { value: number; operator: Operator };
  /** Whether the number on the display was typed, and is no result. */
  isTyped: boolean;
}

export const noSum: Sum = { shown: '0', isNew: true, isTyped: false };
const longest = 12;

/** One key further. */
export function press(sum: Sum, key: Key): Sum {
  if (key === 'C') return noSum;
  if (/^\d$/.test(key)) return typed(sum, key);
  if (key === '.') return sum.isNew ? { ...sum, shown: '0.', isNew: false, isTyped: true } : withPoint(sum);
  if (key === '±') return { ...sum, shown: written(-Number(sum.shown)) };
  if (key === '%') return { ...sum, shown: written(Number(sum.shown) / 100), isNew: true, isTyped: false };
  const value = outcome(sum);
  const shown = written(value);
  return key === '='
    ? { shown, isNew: true, isTyped: false }
    : { shown, isNew: true, isTyped: false, held: { value, operator: key as Operator } };
}

function typed(sum: Sum, digit: string): Sum {
  if (sum.isNew) return { ...sum, shown: digit, isNew: false, isTyped: true };
  if (sum.shown.length >= longest) return sum;
  return { ...sum, shown: sum.shown === '0' ? digit : `${sum.shown}${digit}` };
}

const withPoint = (sum: Sum): Sum => (sum.shown.includes('.') ? sum : { ...sum, shown: `${sum.shown}.` });

function outcome({ shown, held, isNew }: Sum): number {
  const right = Number(shown);
  // An operator after an operator takes its place.
  if (held === undefined || isNew) return right;
  const { value: left, operator } = held;
  if (operator === '+') return left + right;
  if (operator === '−') return left - right;
  return operator === '×' ? left * right : left / right;
}

/** Twelve digits, as the display has: 0.1 + 0.2 is 0.3. */
const written = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(10))) : '—');
