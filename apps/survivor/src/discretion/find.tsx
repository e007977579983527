import { useId, useState } from 'preact/hooks';
import { useUnlocking } from './use-unlocking.js';

/** A search that never finds anything, but the app behind it. */
export function Find({ label, nothing }: { label: string; nothing: string }) {
  const id = useId();
  const [text, setText] = useState('');
  const [isDone, setDone] = useState(false);
  const { try: tryPin, ...held } = useUnlocking();
  const find = async (event: Event): Promise<void> => {
    event.preventDefault();
    const typed = text.trim();
    setDone(typed !== '');
    setText('');
    await tryPin(typed);
  };
  return (
    <form class="find" onSubmit={(event) => void find(event)}>
      <label class="unseen" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        placeholder={label}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setDone(false);
        }}
      />
      <button type="submit" class="button" {...held}>
        {label}
      </button>
      <p role="status">{isDone && nothing}</p>
    </form>
  );
}
