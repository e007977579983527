import { problemCode, problemText } from '../api/problem-text.js';
import { measureOf } from '../words/measure.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { accountFault } from './account-fault.js';
import '../ui/form.css';

/** What went wrong, what to do, and the code where an administrator would ask for it. @param text in place of what the error says */
export function AccountProblem({ error, text }: { error: Error; text?: string }) {
  const words = useWords();
  const language = useLanguage();
  const known = text ?? accountFault(error, words);
  const code = known === undefined ? problemCode(error) : '';
  return (
    <p className="form-error" role="alert">
      {known ?? problemText(error, words, measureOf(language))}
      {code !== '' && <small>{code}</small>}
    </p>
  );
}
