import { useTranslation } from 'react-i18next';
import type { Shown } from './figures.js';

/** A number, or that it is hidden and why; never a nought in its place. */
export function ShownFigure({ shown }: { shown: Shown }) {
  const { t } = useTranslation('statistics');
  if (shown.of === 'number') return shown.value;
  return <span className="statistics-hidden">{t(shown.of)}</span>;
}
