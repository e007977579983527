import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.js';

interface ConfirmButtonProps {
  label: string;
  /** For a screen reader, where the label alone does not say what it is about. */
  name?: string;
  /** What follows from it. */
  help: string;
  isBusy: boolean;
  onConfirm: () => void;
}

/** A button that says what follows before it does what cannot be taken back. */
export function ConfirmButton({ label, name = label, help, isBusy, onConfirm }: ConfirmButtonProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const stop = (): void => setAsking(false);
  return (
    <>
      <button type="button" className="button" aria-label={name} disabled={isBusy} onClick={() => setAsking(true)}>
        {label}
      </button>
      {isAsking && (
        <Dialog title={name} onClose={stop}>
          <p>{help}</p>
          <div className="dialog-buttons">
            <button type="button" className="button" onClick={stop} autoFocus>
              {t('cancel')}
            </button>
            <button
              type="button"
              className="button button-primary"
              onClick={() => {
                stop();
                onConfirm();
              }}
            >
              {label}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
