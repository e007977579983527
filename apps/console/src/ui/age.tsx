import { useTranslation } from 'react-i18next';
import { age } from '../time/time.js';
import { useNow } from '../time/use-now.js';

/** How long ago, ticking. Hidden from screen readers when `decorative`: the time stands beside it. */
export function Age({ since, decorative = false }: { since: string | number; decorative?: boolean }) {
  const now = useNow();
  const { t } = useTranslation();
  const text = age(typeof since === 'number' ? since : Date.parse(since), now, t('dayUnit'));
  return (
    <span className="age" aria-hidden={decorative}>
      {text}
    </span>
  );
}
