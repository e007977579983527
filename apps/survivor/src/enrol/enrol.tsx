import { useState } from 'preact/hooks';
import { LookChoice } from '../discretion/look-choice.js';
import { LanguageChoice } from '../words/language-choice.js';
import { useWords } from '../words/rooms/rooms.js';
import { CodeForm } from './code-form.js';

/** First what could make the app a danger to her, then what it looks like, then the code. */
export function Enrol() {
  const [step, setStep] = useState<'before' | 'look' | 'code'>('before');
  return (
    <div class="enrol">
      <LanguageChoice />
      {step === 'before' && <Before onUnderstood={() => setStep('look')} />}
      {step === 'look' && <Look onChosen={() => setStep('code')} />}
      {step === 'code' && <CodeForm />}
    </div>
  );
}

function Before({ onUnderstood }: { onUnderstood: () => void }) {
  const { enrol } = useWords();
  return (
    <main class="page">
      <h1>{enrol.title}</h1>
      <p>{enrol.before}</p>
      {[enrol.watched, enrol.shared].map(({ title, points }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul class="points">
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
      ))}
      <p class="caution">{enrol.ifWatched}</p>
      <button type="button" class="button strong" onClick={onUnderstood}>
        {enrol.understood}
      </button>
    </main>
  );
}

function Look({ onChosen }: { onChosen: () => void }) {
  const { enrol } = useWords();
  return (
    <main class="page">
      <h1>{enrol.lookTitle}</h1>
      <p>{enrol.lookNote}</p>
      <LookChoice label={enrol.lookTitle} />
      <button type="button" class="button strong" onClick={onChosen}>
        {enrol.next}
      </button>
    </main>
  );
}
