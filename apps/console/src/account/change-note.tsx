import { problemCode } from '../api/problem-text.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { accountProblemText } from './account-problem-text.js';
import { ProveAgain } from './prove-again.js';
import type { AccountChange } from './use-account-change.js';

/** Why a change was not made and what to do; where it asks for a new proof, the window that takes one and goes on. */
export function ChangeNote<Input>({ change }: { change: AccountChange<Input> }) {
  const words = useWords();
  const language = useLanguage();
  if (change.mustProve) return <ProveAgain onProved={change.again} onClose={change.dismiss} />;
  if (change.error === null) return null;
  return (
    <p className="form-error" role="alert">
      {accountProblemText(change.error, words, language)}
      {problemCode(change.error) !== '' && <small>{problemCode(change.error)}</small>}
    </p>
  );
}
