import { useId, useState } from 'preact/hooks';
import { type Language, languages } from '#domain';
import { useWords } from '../words/rooms/rooms.js';
import { language } from '../words/language.js';
import { languageNames } from '../words/language-choice.js';
import { designate, type NewContact } from './own-contacts.js';

export function ContactForm({ position, onDone }: { position: number; onDone: () => void }) {
  const { contacts: words } = useWords();
  const id = useId();
  const [made, setMade] = useState<NewContact>({
    name: '',
    shownName: '',
    language: language.get(),
    reach: '',
    isCallsOnly: true,
  });
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const status = await designate(made, position);
    setBusy(false);
    if (status >= 200 && status < 300) onDone();
    else setFault(faults[status] ?? words.failed);
  };
  const faults: Record<number, string> = {
    403: words.refused.hers,
    409: words.refused.full,
    422: words.notGood,
    429: words.refused.often,
  };
  const texts = [
    ['name', words.name],
    ['reach', words.reach],
    ['shownName', words.shownName],
  ] as const;
  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      {texts.map(([field, label]) => (
        <div key={field} class="field">
          <label for={`${id}${field}`}>{label}</label>
          <input
            id={`${id}${field}`}
            autoComplete="off"
            required={field !== 'shownName'}
            maxLength={field === 'shownName' ? 24 : 200}
            value={made[field]}
            onInput={(event) => setMade({ ...made, [field]: event.currentTarget.value })}
          />
        </div>
      ))}
      <div class="field">
        <label for={`${id}language`}>{words.language}</label>
        <select
          id={`${id}language`}
          value={made.language}
          onInput={(event) => setMade({ ...made, language: event.currentTarget.value as Language })}
        >
          {languages.map((each) => (
            <option key={each} value={each}>
              {languageNames[each]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={`${id}for`}>{words.toldOf}</label>
        <select
          id={`${id}for`}
          value={made.isCallsOnly ? 'calls' : 'all'}
          onInput={(event) => setMade({ ...made, isCallsOnly: event.currentTarget.value === 'calls' })}
        >
          <option value="calls">{words.callsOnly}</option>
          <option value="all">{words.everything}</option>
        </select>
      </div>
      <p class="fault" role="alert">
        {fault}
      </p>
      <button type="submit" class="button strong" disabled={isBusy}>
        {words.ask}
      </button>
      <button type="button" class="button" onClick={onDone}>
        {words.back}
      </button>
    </form>
  );
}
