import { useBlocker } from '@tanstack/react-router';
import { Dialog } from '../../ui/dialog.js';
import { useCourt } from '../use-words-of-court.js';

/** Asks before what was entered is lost: by another screen, and by closing or reloading the page. */
export function UnsavedGuard({ isDirty }: { isDirty: () => boolean }) {
  const { t } = useCourt();
  const blocker = useBlocker({
    shouldBlockFn: isDirty,
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title={t('form.unsavedTitle')} onClose={blocker.reset}>
      <p>{t('form.unsaved')}</p>
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={blocker.proceed}>
          {t('form.leave')}
        </button>
        <button type="button" className="button button-primary" autoFocus onClick={blocker.reset}>
          {t('form.stay')}
        </button>
      </div>
    </Dialog>
  );
}
