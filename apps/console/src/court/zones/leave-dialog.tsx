import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';

/** Before what was drawn is lost. */
export function LeaveDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { t } = useTranslation('zones');
  return (
    <Dialog title={t('form.leave')} onClose={onStay}>
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={onLeave}>
          {t('form.leaveYes')}
        </button>
        <button type="button" className="button button-primary" autoFocus onClick={onStay}>
          {t('form.leaveNo')}
        </button>
      </div>
    </Dialog>
  );
}
