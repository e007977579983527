import { useTranslation } from 'react-i18next';
import { problemCode, problemText } from '../api/problem-text.js';
import { measureOf } from '../words/measure.js';
import { useLanguage } from '../words/language.js';
import { accountFault } from './account-fault.js';
import '../ui/form.css';

/** What went wrong, what to do, and the code where an administrator would ask for it. @param text in place of what the error says */
export function AccountProblem({ error, text }: { error: Error; text?: string }) {
  const { t } = useTranslation();
  const own = useTranslation(['account', 'session']).t;
  const language = useLanguage();
  const known = text ?? accountFault(error, own);
  const code = known === undefined ? problemCode(error) : '';
  return (
    <p className="form-error" role="alert">
      {known ?? problemText(error, t, measureOf(language))}
      {code !== '' && <small>{code}</small>}
    </p>
  );
}
