import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { severities } from '#domain';
import { SeverityShape } from '../../ui/icons.js';
import { countBySeverity, type ShownList } from './queue-view.js';
import { IncidentRow } from './incident-row.js';

export interface RowChoice {
  selectedId: string | null;
  beyond: ReadonlySet<string>;
  onSelect: (id: string) => void;
}

interface QueueListProps extends RowChoice {
  className: string;
  title: string;
  /** Absent: the count says it. */
  empty?: string;
  list: ShownList;
  /** Of a group; absent: nothing is grouped. */
  nameOf?: ((key: string) => string) | undefined;
  /** A list that can be folded. */
  fold?: { isOpen: boolean; onFold: () => void };
}

/** More than a screen holds with two lines each. */
const manyRows = 8;

/** One heading with what there is of each severity, and the rows; what a filter hides is counted, never just gone. */
export function QueueList({ className, title, empty, list, nameOf, fold, ...choice }: QueueListProps) {
  const { t } = useTranslation('dispatch');
  const titleId = useId();
  const isOpen = fold?.isOpen ?? true;
  const all = list.shown.length + list.hidden.length;
  const head = (
    <>
      <span id={titleId}>{title}</span>
      <SeverityCounts incidents={list.shown} />
      <span className="count">
        {list.hidden.length === 0 ? all : t('queue.shownOf', { shown: list.shown.length, all })}
      </span>
    </>
  );
  return (
    <section
      className={`group ${className} ${list.shown.length > 0 ? 'group-filled' : ''} ${list.shown.length > manyRows ? 'group-dense' : ''}`}
      aria-labelledby={titleId}
    >
      <h2>
        {fold === undefined ? (
          head
        ) : (
          <button type="button" className="group-fold" aria-expanded={isOpen} onClick={fold.onFold}>
            <span className="fold-mark" aria-hidden="true" />
            {head}
          </button>
        )}
      </h2>
      {isOpen && list.shown.length === 0 && (empty !== undefined || list.hidden.length > 0) && (
        <p className="list-empty">
          {list.hidden.length === 0 ? empty : t('queue.allHidden', { count: list.hidden.length })}
        </p>
      )}
      {isOpen &&
        list.groups.map(({ key, incidents }) => (
          <div key={key}>
            {nameOf !== undefined && (
              <h3>
                {nameOf(key)}
                <span className="count">{incidents.length}</span>
              </h3>
            )}
            <ul aria-label={nameOf === undefined ? title : `${title}: ${nameOf(key)}`}>
              {incidents.map((incident) => (
                <IncidentRow
                  key={incident.id}
                  incident={incident}
                  isSelected={incident.id === choice.selectedId}
                  isBeyond={choice.beyond.has(incident.id)}
                  onSelect={choice.onSelect}
                />
              ))}
            </ul>
          </div>
        ))}
    </section>
  );
}

/** How many of each, so that a grave one below the edge of the list is known of. Nothing when all are of one kind. */
function SeverityCounts({ incidents }: { incidents: readonly Incident[] }) {
  const { t } = useTranslation();
  const counts = countBySeverity(incidents);
  const present = severities.filter((severity) => counts[severity] > 0);
  if (present.length < 2) return null;
  return present.map((severity) => (
    <span key={severity} className={`severity-count severity-${severity}`} title={t(`severities.${severity}`)}>
      <SeverityShape severity={severity} />
      <span className="unseen">{t(`severities.${severity}`)}</span> {counts[severity]}
    </span>
  ));
}
