import type { Warning } from '../api/companion.js';
import { policeLine, snapshot } from '../keep/settings.js';
import { useStore } from '../ui/store.js';
import { clockTime, language } from '../words/language.js';
import { useFirst } from '../words/first/first.js';
import { useWords } from '../words/rooms/rooms.js';
import { answerWarning } from './answer-warning.js';
import { PlaceNote } from './place-note.js';

/** What she was warned of, in the words of the response plan, and what she answers. Where he was, only as her agency decided. */
export function WarningsScreen() {
  const { warnings: words } = useWords();
  const known = useStore(snapshot);
  const warnings = known?.state.warnings ?? [];
  return (
    <main class="page">
      <h1 tabIndex={-1}>{words.title}</h1>
      {warnings.length === 0 && <p class="hint">{words.none}</p>}
      {warnings.map((warning) => (
        <WarningCard key={warning.id} warning={warning} />
      ))}
    </main>
  );
}

function WarningCard({ warning }: { warning: Warning }) {
  const { warnings: words } = useWords();
  const { callPolice } = useFirst();
  const { title, body } = warning.words[useStore(language)];
  return (
    <section class="card">
      <h2>{title}</h2>
      <p>{body}</p>
      <p class="hint">{clockTime(Date.parse(warning.at))}</p>
      {warning.answer === null && warning.place !== null && <PlaceNote place={warning.place} />}
      {warning.answer !== null ? (
        <p class="told">{words.answered[warning.answer]}</p>
      ) : (
        <div class="actions">
          <a class="button strong" href={`tel:${policeLine()}`}>
            {callPolice(policeLine())}
          </a>
          {(['need_help', 'safe', 'false'] as const).map((answer) => (
            <button
              key={answer}
              type="button"
              class={answer === 'need_help' ? 'button alarm' : 'button'}
              onClick={() => void answerWarning(warning, answer)}
            >
              {words.answers[answer]}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
