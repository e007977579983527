import { useTranslation } from 'react-i18next';
import type { ImportView } from '#contracts';

export const isUnderWay = ({ state }: ImportView): boolean => state === 'reading' || state === 'applying';

/** How far an import is, as a word. */
export function ImportState({ made }: { made: ImportView }) {
  const { t } = useTranslation('cases');
  const tone =
    made.state === 'applied' ? 'tag-good' : made.state === 'failed' ? 'tag-bad' : (made.bad ?? 0) > 0 ? 'tag-warn' : '';
  return <span className={`tag ${tone}`}>{t(`imports.states.${made.state}`)}</span>;
}
