import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/use-session.js';
import { shiftDialogStore } from '../shift/shift-dialog-store.js';

/** What is done once a shift. */
export function QueueFoot() {
  const { t } = useTranslation('dispatch');
  const { t: tNavigation } = useTranslation('navigation');
  const { permissions } = useSession().staff;
  return (
    <div className="queue-foot">
      {permissions.includes('shift_note.write') && (
        <button
          type="button"
          className="tool"
          aria-keyshortcuts="N"
          onClick={() => shiftDialogStore.update(() => true)}
        >
          {t('queue.writeNote')}
          <kbd aria-hidden="true">N</kbd>
        </button>
      )}
      {permissions.includes('shift_note.read') && (
        <Link to="/dispatch/shift" className="tool">
          {t('queue.notes')}
        </Link>
      )}
      <Link to="/dispatch/closed" className="tool">
        {tNavigation('screens.closed')}
      </Link>
      <Link to="/dispatch/wall" className="tool">
        {t('queue.wall')}
      </Link>
    </div>
  );
}
