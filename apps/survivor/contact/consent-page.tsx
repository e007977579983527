import { useState } from 'preact/hooks';
import { consent } from './call.js';
import { Gone } from './gone.js';
import { useWords } from './words/speak.js';

/** Whether one agrees to be a contact. */
export function ConsentPage({ token }: { token: string }) {
  const { words } = useWords();
  const [state, setState] = useState<'asked' | 'sending' | 'agreed' | 'refused' | 'away' | 'gone'>('asked');
  const say = async (agrees: boolean): Promise<void> => {
    setState('sending');
    const answered = await consent(token, agrees);
    if (typeof answered === 'string') return setState(answered);
    setState(answered.body.agrees ? 'agreed' : 'refused');
  };
  if (state === 'gone') return <Gone />;
  const isAnswered = state === 'agreed' || state === 'refused';
  return (
    <section>
      <h1>{words.consent}</h1>
      <p role="status" class={isAnswered ? 'said' : undefined}>
        {isAnswered ? words[state] : words.consentHelp}
      </p>
      {state === 'away' && <p role="alert">{words.away}</p>}
      <div class="answers">
        <button type="button" class="main" disabled={state === 'sending'} onClick={() => void say(true)}>
          {words.agree}
        </button>
        <button type="button" disabled={state === 'sending'} onClick={() => void say(false)}>
          {words.refuse}
        </button>
      </div>
    </section>
  );
}
