import { useCallback, useEffect, useState } from 'preact/hooks';
import type { LiveState } from '#contracts';
import { type Answered, openLink, pageOf, readState } from './call.js';
import { Answers } from './answers.js';
import { follow } from './follow.js';
import { Gone } from './gone.js';
import { Position } from './position.js';
import { useWords } from './words/speak.js';

/** While the house tells by itself what is new, only the age is. */
const everyMilliseconds = { asking: 5_000, told: 30_000 };

/** One incident: how far the desk is, where she is, and what one can say. */
export function LivePage({ token }: { token: string }) {
  const { words } = useWords();
  const [state, setState] = useState<LiveState>();
  const [fault, setFault] = useState<'gone' | 'away'>();
  const take = useCallback((answered: Answered<LiveState>): void => {
    if (typeof answered === 'string') return setFault(answered);
    setState(answered.body);
    setFault(undefined);
  }, []);
  const [isTold, setTold] = useState(false);
  const isOpen = state !== undefined;
  const isGone = fault === 'gone';
  const ask = useCallback(async () => take(await (isOpen ? readState(token) : openLink(token))), [token, isOpen, take]);
  useEffect(() => {
    if (isGone) return;
    const seen = (): void => {
      if (document.visibilityState === 'visible') void ask();
    };
    if (!isOpen && fault === undefined) seen();
    const timer = setInterval(seen, everyMilliseconds[isTold ? 'told' : 'asking']);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [ask, fault, isGone, isOpen, isTold]);
  // Once something is shown: what tells of news is a file of its own.
  useEffect(() => {
    if (!isOpen || isGone) return;
    const news = (): void => {
      if (document.visibilityState === 'visible') void ask();
    };
    return follow(pageOf(token), news, setTold);
  }, [ask, isOpen, isGone, token]);

  if (isGone) return <Gone />;
  return (
    <section>
      <h1>{words.title}</h1>
      {fault === 'away' && (
        <p role="alert" class="away">
          {words.away}{' '}
          <button type="button" onClick={() => void ask()}>
            {words.retry}
          </button>
        </p>
      )}
      {state && (
        <>
          <p role="status" class="status">
            {words.statuses[state.status]}
          </p>
          <Position position={state.position} serverTime={state.serverTime} />
          {state.othersGoing > 0 && <p>{words.others(state.othersGoing)}</p>}
          {state.status !== 'closed' && <Answers token={token} />}
        </>
      )}
      <p class="careful">{words.careful}</p>
    </section>
  );
}
