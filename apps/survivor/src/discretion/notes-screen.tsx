import { useEffect, useId, useState } from 'preact/hooks';
import { keep, keptValue } from '../keep/database.js';
import { useWords } from '../words/rooms/rooms.js';
import { Find } from './find.js';

/** One sheet that keeps what is written on it. */
export function NotesScreen() {
  const words = useWords();
  const id = useId();
  const [text, setText] = useState('');
  useEffect(() => void keptValue('notes').then((kept = '') => setText(kept)), []);
  return (
    <main class="notes">
      <h1>{words.disguises.notes}</h1>
      <Find label={words.disguised.find} nothing={words.disguised.nothingFound} />
      <label class="unseen" for={id}>
        {words.disguised.note}
      </label>
      <textarea
        id={id}
        value={text}
        placeholder={words.disguised.note}
        onInput={(event) => {
          setText(event.currentTarget.value);
          void keep('notes', event.currentTarget.value);
        }}
      />
    </main>
  );
}
