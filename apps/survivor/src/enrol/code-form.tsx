import { useId, useState } from 'preact/hooks';
import { useWords } from '../words/rooms/rooms.js';
import { askToStay, enrolPhone } from './enrol-phone.js';

export function CodeForm() {
  const { enrol } = useWords();
  const id = useId();
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (code.trim() === '' || isBusy) return;
    setBusy(true);
    // Asked while her finger is still on the button: some browsers say no otherwise.
    void askToStay();
    const came = await enrolPhone(code);
    setBusy(false);
    const said = { enrolled: undefined, wrong: enrol.wrong, wait: enrol.wait, no_network: enrol.noNetwork };
    setFault(said[came]);
  };
  return (
    <main class="page">
      <h1>{enrol.codeTitle}</h1>
      <p>{enrol.codeNote}</p>
      <form class="form" onSubmit={(event) => void submit(event)}>
        <div class="field">
          <label for={id}>{enrol.code}</label>
          <input
            id={id}
            class="code"
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            maxLength={40}
            aria-invalid={fault !== undefined}
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </div>
        <p class="fault" role="alert">
          {fault}
        </p>
        <button type="submit" class="button strong" disabled={isBusy}>
          {enrol.connect}
        </button>
      </form>
    </main>
  );
}
