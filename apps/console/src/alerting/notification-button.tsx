import { useTranslation } from 'react-i18next';
import { useStore } from '../feed/store.js';
import { Bell } from '../ui/icons.js';
import { askForNotifications, notificationStore } from './notification.js';

/** Asks for the browser's permission. What is granted needs no button; what is refused is said, since only the browser can change it. */
export function NotificationButton() {
  const { t } = useTranslation('alerting');
  const state = useStore(notificationStore, (each) => each);
  if (state === 'granted' || state === 'unsupported') return null;
  if (state === 'denied')
    return (
      <span
        className="tool notifications-denied"
        title={t('notification.denied')}
        role="img"
        aria-label={t('notification.denied')}
      >
        <Bell isOn={false} />
      </span>
    );
  return (
    <button
      type="button"
      className="tool"
      aria-label={t('notification.offer')}
      title={t('notification.offerHelp')}
      onClick={() => void askForNotifications()}
    >
      <Bell isOn />
      <span className="tool-text">{t('notification.offer')}</span>
    </button>
  );
}
