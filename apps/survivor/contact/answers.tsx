import { useState } from 'preact/hooks';
import { sayAnswer } from './call.js';
import { useWords } from './words/speak.js';

type Answer = 'going' | 'called';

/** What the desk is told at the touch of a button, once. */
export function Answers({ token }: { token: string }) {
  const { words } = useWords();
  const [said, setSaid] = useState<readonly Answer[]>([]);
  const [isAway, setAway] = useState(false);
  const say = async (answer: Answer): Promise<void> => {
    const answered = await sayAnswer(token, answer);
    setAway(typeof answered === 'string');
    if (typeof answered !== 'string') setSaid((before) => [...before, answer]);
  };
  const hasSaid = (answer: Answer): boolean => said.includes(answer);
  return (
    <>
      <div class="answers">
        <button type="button" class="main" disabled={hasSaid('going')} onClick={() => void say('going')}>
          {words.going}
        </button>
        <button type="button" disabled={hasSaid('called')} onClick={() => void say('called')}>
          {words.called}
        </button>
      </div>
      <p role="status" class="said">
        {[hasSaid('going') && words.saidGoing, hasSaid('called') && words.saidCalled].filter(Boolean).join(' ')}
      </p>
      {isAway && <p role="alert">{words.away}</p>}
    </>
  );
}
