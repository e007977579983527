import { useStore } from '../ui/store.js';
import { go } from '../ui/route.js';
import { holdMilliseconds, snapshot } from '../keep/settings.js';
import { unanswered } from '../warnings/unanswered.js';
import { useFirst } from '../words/first/first.js';
import { language } from '../words/language.js';
import { HoldButton } from './hold-button.js';
import { PressState } from './press-state.js';
import { pressPanic } from './press-panic.js';
import { shown } from './presses.js';

/** The screen that the app is for. */
export function PressScreen() {
  const words = useFirst();
  const press = useStore(shown);
  const last = useStore(snapshot);
  const spoken = useStore(language);
  if (press !== undefined) return <PressState press={press} />;
  const [warning] = unanswered(last?.state);
  return (
    <main class="press">
      <h1 class="unseen" tabIndex={-1}>
        {words.help}
      </h1>
      <div class="warned" role="alert">
        {warning !== undefined && (
          <button type="button" class="notice" onClick={() => go('warnings')}>
            <strong>{warning.words[spoken].title}</strong>
            <span>{warning.words[spoken].body}</span>
            <span class="notice-how">{words.answerWarning}</span>
          </button>
        )}
      </div>
      <HoldButton class="panic" milliseconds={holdMilliseconds} onHeld={() => void pressPanic('button')}>
        {(isHeld) => (
          <>
            <svg class="ring" viewBox="0 0 100 100" aria-hidden="true">
              <circle cx="50" cy="50" r="48" pathLength="100" />
            </svg>
            <span class="panic-word">{words.help}</span>
            <span class="panic-how">{isHeld ? words.keepHolding : words.holdToCall}</span>
          </>
        )}
      </HoldButton>
      <p class="hint">{words.holdNote}</p>
    </main>
  );
}
