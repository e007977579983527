import { useTranslation } from 'react-i18next';

interface MoreRowsProps {
  shown: number;
  hasMore: boolean;
  isBusy: boolean;
  onMore: () => void;
}

/** How many are there, and the next ones. */
export function MoreRows({ shown, hasMore, isBusy, onMore }: MoreRowsProps) {
  const { t } = useTranslation('house');
  if (shown === 0) return null;
  return (
    <div className="house-more">
      <span className="quiet" role="status">
        {hasMore ? t('shownOfMore', { count: shown }) : t('shownAll', { count: shown })}
      </span>
      {hasMore && (
        <button type="button" className="button" disabled={isBusy} onClick={onMore}>
          {isBusy ? t('loading') : t('more')}
        </button>
      )}
    </div>
  );
}
