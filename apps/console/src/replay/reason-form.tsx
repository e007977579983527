import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../detail/problem-note.js';
import { formText } from '../ui/form-text.js';
import './reason-form.css';

interface ReasonFormProps {
  title: string;
  why: string;
  /** What the server says against the last attempt. */
  error: Error | null;
  isBusy: boolean;
  onReason: (reason: string, form: FormData) => void;
  /** Further fields, above the reason. */
  children?: ReactNode;
}

/** The shortest reason that tells a supervisor anything; the server asks for as much. */
const shortestReason = 10;

/** Nobody sees where people were without having said why. */
export function ReasonForm({ title, why, error, isBusy, onReason, children }: ReasonFormProps) {
  const { t } = useTranslation('replay');

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const reason = formText(form, 'reason').trim();
    if (reason.length >= shortestReason) onReason(reason, form);
  }

  return (
    <main className="reason-screen">
      <form className="reason-form" onSubmit={submit}>
        <h1>{title}</h1>
        <p>{why}</p>
        {children}
        <label className="field">
          {t('reason')}
          <textarea name="reason" rows={3} minLength={shortestReason} maxLength={500} required autoFocus />
        </label>
        {error !== null && <ProblemNote error={error} />}
        <button type="submit" className="button button-primary" disabled={isBusy}>
          {isBusy ? t('loading') : t('show')}
        </button>
      </form>
    </main>
  );
}
