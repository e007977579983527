import { useTranslation } from 'react-i18next';
import { problemCode, problemText } from '../api/problem-text.js';
import { measureOf } from '../words/measure.js';
import { useLanguage } from '../words/language.js';

interface ProblemNoteProps {
  error: Error;
  onDismiss?: () => void;
  onRetry?: () => void;
}

/** What went wrong, what to do, and the code for whoever is asked for help. */
export function ProblemNote({ error, onDismiss, onRetry }: ProblemNoteProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const code = problemCode(error);
  return (
    <div className="problem" role="alert">
      <div>
        <p>{problemText(error, t, measureOf(language))}</p>
        {code !== '' && (
          <small>
            {t('problems.code')}: {code}
          </small>
        )}
      </div>
      {onRetry !== undefined && (
        <button type="button" className="button" onClick={onRetry}>
          {t('problems.retry')}
        </button>
      )}
      {onDismiss !== undefined && (
        <button type="button" className="button" onClick={onDismiss}>
          {t('problems.dismiss')}
        </button>
      )}
    </div>
  );
}
