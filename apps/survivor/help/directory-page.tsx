import { useEffect, useState } from 'preact/hooks';
import type { SupportPlaceView } from '#contracts';
import { DirectoryList } from '../pages/directory/directory-list.js';
import { readDirectory } from './call.js';
import { useWords } from './words/speak.js';

/** The directory, for everybody. */
export function DirectoryPage() {
  const { words, language } = useWords();
  const [places, setPlaces] = useState<readonly SupportPlaceView[] | 'away'>();
  const load = (): void => {
    setPlaces(undefined);
    void readDirectory().then((answer) => setPlaces(typeof answer === 'string' ? 'away' : answer.body.supportPlaces));
  };
  useEffect(load, []);
  return (
    <article aria-busy={places === undefined}>
      <h1>{words.parts.directory}</h1>
      {places === 'away' && (
        <>
          <p role="alert">{words.away}</p>
          <button type="button" onClick={load}>
            {words.retry}
          </button>
        </>
      )}
      {places !== undefined && places !== 'away' && (
        <>
          <DirectoryList places={places} language={language} hasSource />
          <button type="button" class="screen-only" onClick={() => window.print()}>
            {words.print}
          </button>
        </>
      )}
    </article>
  );
}
