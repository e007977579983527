import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.js';
import './codes.css';

interface RecoveryCodesDialogProps {
  codes: readonly string[];
  onWrittenDown: () => void;
}

/** Shown once, so that nothing but the button closes it. */
export function RecoveryCodesDialog({ codes, onWrittenDown }: RecoveryCodesDialogProps) {
  const { t } = useTranslation('session');
  return (
    <Dialog title={t('enrol.recoveryTitle')} onClose={() => undefined}>
      <p>{t('enrol.recoveryHelp')}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="dialog-buttons">
        <button type="button" className="button button-primary" onClick={onWrittenDown}>
          {t('enrol.goOn')}
        </button>
      </div>
    </Dialog>
  );
}
