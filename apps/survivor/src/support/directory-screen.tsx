import { useEffect } from 'preact/hooks';
import { DirectoryList } from '../../pages/directory/directory-list.js';
import { useStore } from '../ui/store.js';
import { language } from '../words/language.js';
import { useWords } from '../words/rooms/rooms.js';
import { directory, readDirectory } from './directory.js';

/** Who helps, from what the phone keeps. No link leads out of the app: it would stay in the history. */
export function DirectoryScreen() {
  const { support: words } = useWords();
  const places = useStore(directory);
  const spoken = useStore(language);
  useEffect(() => void readDirectory(), []);
  return (
    <main class="page directory">
      <h1 tabIndex={-1}>{words.title}</h1>
      {places === undefined ? (
        <p class="hint">{words.none}</p>
      ) : (
        <DirectoryList places={places} language={spoken} hasSource={false} />
      )}
    </main>
  );
}
