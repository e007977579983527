import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../../feed/attention.js';
import type { IncidentState } from '../../feed/incident-state.js';
import { useStore } from '../../feed/store.js';
import { useTitles } from '../../words/use-titles.js';
import { FilterBar } from './filter-bar.js';
import { groupingStore } from './filter-store.js';
import { QueueList, type RowChoice } from './queue-list.js';
import type { QueueView } from './queue-view.js';
import './queue.css';

interface QueueColumnProps extends Pick<RowChoice, 'selectedId' | 'onSelect'> {
  queue: Queue;
  view: QueueView;
  snapshot: IncidentState['snapshot'];
  isNoticesOpen: boolean;
  onFoldNotices: () => void;
  /** Above the lists: what the shift before has left. */
  children: ReactNode;
  /** Below them: what is done seldom. */
  foot: ReactNode;
}

/** The left column: first what nobody has taken, then what is in work, then what somebody should know. */
export function QueueColumn({
  queue,
  view,
  snapshot,
  isNoticesOpen,
  onFoldNotices,
  children,
  foot,
  ...row
}: QueueColumnProps) {
  const { t } = useTranslation('dispatch');
  const titles = useTitles();
  const grouping = useStore(groupingStore, (state) => state);
  const choice: RowChoice = { ...row, beyond: view.beyond };
  const nameOf = {
    none: undefined,
    area: (key: string) => (key === '' ? t('queue.noZone') : key),
    kind: (key: string) => titles.alarmKinds[key as keyof typeof titles.alarmKinds] ?? t('detail.opened'),
  }[grouping];
  const count = queue.waiting.length + queue.inWork.length + queue.notices.length;
  const isLoading = snapshot === 'loading' && count === 0;
  return (
    <section className="queue" aria-label={t('list.title')}>
      <FilterBar queue={queue} view={view} />
      {children}
      {isLoading ? (
        <p className="list-empty" role="status">
          {t('list.loading')}
        </p>
      ) : (
        <div className={`queue-lists ${queue.inWork.length + queue.notices.length === 0 ? 'queue-rest-empty' : ''}`}>
          <QueueList
            className="group-waiting"
            title={t('list.waiting')}
            empty={t('list.noneWaiting')}
            list={view.waiting}
            nameOf={nameOf}
            {...choice}
          />
          <div className="queue-rest">
            <QueueList
              className="group-in-work"
              title={t('list.inWork')}
              list={view.inWork}
              nameOf={nameOf}
              {...choice}
            />
            <QueueList
              className="group-notices"
              title={t('list.notices')}
              list={view.notices}
              nameOf={nameOf}
              fold={{ isOpen: isNoticesOpen, onFold: onFoldNotices }}
              {...choice}
            />
          </div>
        </div>
      )}
      {foot}
    </section>
  );
}
