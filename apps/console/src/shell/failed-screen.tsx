import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** A screen whose program or data did not come; the rest of the page goes on, and rings. */
export function FailedScreen() {
  const { t } = useTranslation('navigation');
  const router = useRouter();
  return (
    <main className="no-screen">
      <p role="alert">{t('failed')}</p>
      <button type="button" className="button" onClick={() => void router.invalidate()}>
        {t('again')}
      </button>
    </main>
  );
}
