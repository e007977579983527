import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../detail/problem-note.js';
import { Dialog } from './dialog.js';
import './form-dialog.css';

interface FormDialogProps {
  title: string;
  submit: string;
  isBusy: boolean;
  /** It is done, or waits for a second person: there is nothing left to send or to cancel. */
  isDone?: boolean;
  error: Error | null;
  onSubmit: (form: FormData) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A window with a form: what was typed stays when the server refuses it. */
export function FormDialog({
  title,
  submit,
  isBusy,
  isDone = false,
  error,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const { t } = useTranslation();
  function submitted(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="window-form" onSubmit={submitted}>
        {children}
        {error !== null && <ProblemNote error={error} />}
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={onClose}>
            {isDone ? t('close') : t('cancel')}
          </button>
          {!isDone && (
            <button type="submit" className="button button-primary" disabled={isBusy}>
              {submit}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
