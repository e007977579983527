import { useWords } from './words/speak.js';

/** Whatever the reason is, it is not said: who reads this may be anybody. */
export function Gone() {
  const { words } = useWords();
  return (
    <section>
      <h1>{words.gone}</h1>
      <p>{words.goneHelp}</p>
    </section>
  );
}
