import { problemCode, problemText } from '../api/problem-text.js';
import { measureOf } from '../words/measure.js';
import { useLanguage, useWords } from '../words/use-words.js';

interface ProblemNoteProps {
  error: Error;
  onDismiss?: () => void;
  onRetry?: () => void;
}

/** What went wrong, what to do, and the code for whoever is asked for help. */
export function ProblemNote({ error, onDismiss, onRetry }: ProblemNoteProps) {
  const words = useWords();
  const language = useLanguage();
  const code = problemCode(error);
  return (
    <div className="problem" role="alert">
      <div>
        <p>{problemText(error, words, measureOf(language))}</p>
        {code !== '' && (
          <small>
            {words.problems.code}: {code}
          </small>
        )}
      </div>
      {onRetry !== undefined && (
        <button type="button" className="button" onClick={onRetry}>
          {words.problems.retry}
        </button>
      )}
      {onDismiss !== undefined && (
        <button type="button" className="button" onClick={onDismiss}>
          {words.problems.dismiss}
        </button>
      )}
    </div>
  );
}
