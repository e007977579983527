import { age } from '../time/time.js';
import { useNow } from '../time/use-now.js';
import { useWords } from '../words/use-words.js';

/** How long ago, ticking. Hidden from screen readers when `decorative`: the time stands beside it. */
export function Age({ since, decorative = false }: { since: string | number; decorative?: boolean }) {
  const now = useNow();
  const words = useWords();
  const text = age(typeof since === 'number' ? since : Date.parse(since), now, words.dayUnit);
  return (
    <span className="age" aria-hidden={decorative}>
      {text}
    </span>
  );
}
