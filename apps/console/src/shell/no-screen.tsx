import { useTranslation } from 'react-i18next';

/** In the place of a screen that does not exist or is not this one's to see. */
export function NoScreen({ reason }: { reason: 'notFound' | 'notPermitted' }) {
  const { t } = useTranslation('navigation');
  return (
    <main className="no-screen">
      <p>{t(reason)}</p>
    </main>
  );
}
