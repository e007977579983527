import { useTranslation } from 'react-i18next';

export function LoadingScreen() {
  const { t } = useTranslation('navigation');
  return (
    <main className="no-screen" aria-busy="true">
      <p role="status">{t('loading')}</p>
    </main>
  );
}
