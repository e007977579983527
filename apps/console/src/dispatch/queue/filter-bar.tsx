import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AlarmKind, type Severity, severities } from '#domain';
import type { Queue } from '../../feed/attention.js';
import { useStore } from '../../feed/store.js';
import { useSession } from '../../session/use-session.js';
import { SeverityShape } from '../../ui/icons.js';
import { useTitles } from '../../words/use-titles.js';
import { changeFilter, filterStore, groupingStore } from './filter-store.js';
import {
  choicesOf,
  countBySeverity,
  groupings,
  isFiltering,
  noFilter,
  type Grouping,
  type QueueView,
} from './queue-view.js';
import './filter-bar.css';

/** No alarm is of this kind, no zone has this name. */
const everything = '*';

/** What of the queue is in sight, and how it stands together. */
export function FilterBar({ queue, view }: { queue: Queue; view: QueueView }) {
  const { t } = useTranslation('dispatch');
  const filter = useStore(filterStore, (state) => state);
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  return (
    <div className="filter" role="search" aria-label={t('queue.filter')}>
      <div className="filter-line">
        <input
          type="search"
          className="filter-search"
          data-takes="search"
          value={filter.search}
          placeholder={t('queue.search')}
          aria-label={t('queue.search')}
          aria-keyshortcuts="/"
          autoComplete="off"
          onChange={({ target }) => changeFilter({ search: target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            if (filter.search === '') event.currentTarget.blur();
            else changeFilter({ search: '' });
          }}
        />
        <button
          type="button"
          className="button filter-more"
          aria-expanded={isOpen}
          aria-controls={panelId}
          onClick={() => setOpen(!isOpen)}
        >
          {t('queue.filter')}
          {isFiltering({ ...filter, search: '' }) && <i className="filter-lit" aria-hidden="true" />}
        </button>
      </div>
      {isOpen && <Choices id={panelId} queue={queue} />}
      <HiddenLine view={view} />
    </div>
  );
}

function Choices({ id, queue }: { id: string; queue: Queue }) {
  const { t } = useTranslation('dispatch');
  const titles = useTitles();
  const filter = useStore(filterStore, (state) => state);
  const grouping = useStore(groupingStore, (state) => state);
  const { id: agencyId } = useSession().staff.agency;
  const counts = countBySeverity([...queue.waiting, ...queue.inWork, ...queue.notices]);
  const { kinds, areas } = choicesOf(queue, filter, agencyId);

  function toggle(severity: Severity): void {
    const chosen = filter.severities.includes(severity)
      ? filter.severities.filter((each) => each !== severity)
      : [...filter.severities, severity];
    changeFilter({ severities: chosen.length === severities.length ? [] : chosen });
  }

  return (
    <div className="filter-choices" id={id}>
      <div className="filter-severities" role="group" aria-label={t('queue.severity')}>
        {severities.map((severity) => (
          <button
            key={severity}
            type="button"
            className={`filter-severity severity-${severity}`}
            aria-pressed={filter.severities.includes(severity)}
            onClick={() => toggle(severity)}
          >
            <SeverityShape severity={severity} />
            {t(`severities.${severity}`)} <b>{counts[severity]}</b>
          </button>
        ))}
      </div>
      <label className="filter-choice">
        {t('queue.kind')}
        <select
          value={filter.kind ?? everything}
          onChange={({ target }) =>
            changeFilter({ kind: target.value === everything ? null : (target.value as AlarmKind) })
          }
        >
          <option value={everything}>{t('queue.anyKind')}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {titles.alarmKinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label className="filter-choice">
        {t('queue.area')}
        <select
          value={filter.area ?? everything}
          onChange={({ target }) => changeFilter({ area: target.value === everything ? null : target.value })}
        >
          <option value={everything}>{t('queue.anyArea')}</option>
          {areas.map((area) => (
            <option key={area} value={area}>
              {area === '' ? t('queue.noZone') : area}
            </option>
          ))}
        </select>
      </label>
      <label className="filter-choice">
        {t('queue.group')}
        <select value={grouping} onChange={({ target }) => groupingStore.update(() => target.value as Grouping)}>
          {groupings.map((each) => (
            <option key={each} value={each}>
              {t(`queue.groupings.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** How much is out of sight, and how much of it waits for somebody. */
function HiddenLine({ view: { waiting, inWork, notices } }: { view: QueueView }) {
  const { t } = useTranslation('dispatch');
  const hidden = waiting.hidden.length + inWork.hidden.length + notices.hidden.length;
  const isOn = useStore(filterStore, isFiltering);
  if (!isOn) return null;
  return (
    <p className="filter-hidden" role="status">
      <span>{t('queue.hidden', { count: hidden })}</span>
      {waiting.hidden.length > 0 && (
        <strong className="filter-hidden-waiting">{t('queue.hiddenWaiting', { count: waiting.hidden.length })}</strong>
      )}
      <button type="button" className="tool" onClick={() => filterStore.update(() => noFilter)}>
        {t('queue.showAll')}
      </button>
    </p>
  );
}
