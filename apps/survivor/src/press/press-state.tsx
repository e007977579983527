import { useEffect, useState } from 'preact/hooks';
import { systemClock } from '#domain';
import type { Press } from '../keep/kept.js';
import { identity, policeLine, smsNumber, snapshot } from '../keep/settings.js';
import { useOnline } from '../ui/online.js';
import { useStore } from '../ui/store.js';
import { clockTime } from '../words/language.js';
import { useFirst } from '../words/first/first.js';
import type { FirstWords } from '../words/first/shape.js';
import { CancelForm } from './cancel-form.js';
import { followEverySeconds, look } from './follow.js';
import { putAway } from './presses.js';
import { type Step, stepsOf } from './press-steps.js';
import { SmsOffer } from './sms-offer.js';

/** What has become of her call for help. PIN and duress PIN come to the same picture. */
export function PressState({ press }: { press: Press }) {
  const words = useFirst();
  const isOnline = useOnline();
  const way = useStore(identity)?.sms;
  const number = smsNumber(useStore(snapshot), way);
  const [isCancelling, setCancelling] = useState(false);
  useFollowing(press);
  if (isCancelling && !press.cancelled) return <CancelForm press={press} onBack={() => setCancelling(false)} />;
  const steps = stepsOf(press, isOnline);
  const isOver = press.cancelled === true || press.closedAt !== undefined;
  return (
    <main class="state">
      <h1 tabIndex={-1}>{words[steps.at(-1)!.text] as string}</h1>
      <ol class="steps" aria-live="polite">
        <li class="step done">
          <span>{words.pressedAt}</span>
          <time>{clockTime(press.pressedAt)}</time>
        </li>
        {steps.map((step) => (
          <StepLine key={step.text} step={step} words={words} />
        ))}
      </ol>
      <Note press={press} words={words} />
      <div class="actions">
        {isWaiting(press) && way && number && <SmsOffer press={press} way={way} number={number} />}
        {!isOver && (
          <a class="button strong" href={`tel:${policeLine()}`}>
            {words.callPolice(policeLine())}
          </a>
        )}
        {isOver ? (
          <button type="button" class="button" onClick={() => void putAway(press.id)}>
            {words.done}
          </button>
        ) : (
          <button type="button" class="button" onClick={() => setCancelling(true)}>
            {words.cancel}
          </button>
        )}
      </div>
    </main>
  );
}

const isWaiting = ({ sentAt, cancelled, refused }: Press): boolean =>
  sentAt === undefined && cancelled !== true && refused === undefined;

const open = new Set(['sending', 'waitingForNetwork', 'refused']);

function StepLine({ step: { text, at }, words }: { step: Step; words: FirstWords }) {
  return (
    <li class={open.has(text) ? 'step' : 'step done'}>
      <span>{words[text] as string}</span>
      {at !== undefined && <time>{clockTime(at)}</time>}
    </li>
  );
}

function Note({ press, words }: { press: Press; words: FirstWords }) {
  if (press.cancelled) return <p class="hint">{words.cancelledNote}</p>;
  if (press.sentAt !== undefined) return <p class="hint">{words.sentNote}</p>;
  const isRefused = press.refused === 401 || press.refused === 403;
  return <p class="hint">{isRefused ? words.refusedNote(policeLine()) : words.waitingNote}</p>;
}

/** Asks what the desk has done, for as long as she may be looking. */
function useFollowing(press: Press): void {
  const { id, sentAt, cancelled, closedAt } = press;
  const isFollowed = sentAt !== undefined && !cancelled && closedAt === undefined;
  useEffect(() => {
    if (!isFollowed) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const ask = async (): Promise<void> => {
      if (document.visibilityState === 'visible') await look(press);
      if (!isOver)
        timer = setTimeout(() => void ask(), followEverySeconds(systemClock.now() - press.pressedAt) * 1_000);
    };
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [id, isFollowed]);
}
