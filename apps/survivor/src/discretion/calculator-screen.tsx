import { useState } from 'preact/hooks';
import { useWords } from '../words/rooms/rooms.js';
import { type Key, noSum, press } from './calculator.js';
import { useUnlocking } from './use-unlocking.js';

const keys: readonly Key[] = [
  'C', '±', '%', '÷',
  '7', '8', '9', '×',
  '4', '5', '6', '−',
  '1', '2', '3', '+',
  '0', '.',
]; // prettier-ignore

export function CalculatorScreen() {
  const words = useWords();
  const [sum, setSum] = useState(noSum);
  const { try: tryPin, ...held } = useUnlocking();
  const equals = async (): Promise<void> => {
    const { shown, isTyped, held: waiting } = sum;
    setSum(press(sum, '='));
    if (isTyped && waiting === undefined) await tryPin(shown);
  };
  return (
    <main class="calculator">
      <h1 class="unseen">{words.disguises.calculator}</h1>
      <output class="display">{sum.shown}</output>
      <div class="keys">
        {keys.map((key) => (
          <button
            key={key}
            type="button"
            class={/\d|\./.test(key) ? 'key' : 'key other'}
            onClick={() => setSum(press(sum, key))}
          >
            {key}
          </button>
        ))}
        <button type="button" class="key equals" {...held} onClick={() => void equals()}>
          =
        </button>
      </div>
    </main>
  );
}
