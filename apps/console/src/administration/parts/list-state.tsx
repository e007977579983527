import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../detail/problem-note.js';

interface ListStateProps {
  list: {
    isPending: boolean;
    error: Error | null;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
    refetch: () => unknown;
  };
  children: ReactNode;
}

/** A list while it loads, when it failed, and with its next page. */
export function ListState({ list, children }: ListStateProps) {
  const { t } = useTranslation('cases');
  if (list.error !== null) return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <p className="quiet">{t('loading')}</p>;
  return (
    <>
      {children}
      {list.hasNextPage && (
        <button
          type="button"
          className="button"
          style={{ justifySelf: 'start' }}
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('table.more')}
        </button>
      )}
    </>
  );
}
