import { useId } from 'react';
import type { Incident } from '#contracts';
import { severities } from '#domain';
import type { Queue } from '../feed/attention.js';
import type { IncidentState } from '../feed/incident-state.js';
import { SeverityShape } from '../ui/icons.js';
import { useWords } from '../words/use-words.js';
import { IncidentRow } from './incident-row.js';
import './incident-list.css';

export interface IncidentListProps {
  queue: Queue;
  snapshot: IncidentState['snapshot'];
  selectedId: string | null;
  onSelect: (id: string) => void;
}

/** The main list: first what nobody has taken, then what is in work. */
export function IncidentList({ queue, snapshot, selectedId, onSelect }: IncidentListProps) {
  const words = useWords();
  const isLoading = snapshot === 'loading' && queue.waiting.length + queue.inWork.length === 0;
  return (
    <section className="incident-list" aria-label={words.list.title}>
      {isLoading ? (
        <p className="list-empty" role="status">
          {words.list.loading}
        </p>
      ) : (
        <>
          <Group
            className="group-waiting"
            title={words.list.waiting}
            empty={words.list.noneWaiting}
            incidents={queue.waiting}
            selectedId={selectedId}
            onSelect={onSelect}
          />
          <Group
            className="group-in-work"
            title={words.list.inWork}
            empty={words.list.noneInWork}
            incidents={queue.inWork}
            selectedId={selectedId}
            onSelect={onSelect}
          />
        </>
      )}
    </section>
  );
}

interface GroupProps {
  className: string;
  title: string;
  empty: string;
  incidents: readonly Incident[];
  selectedId: string | null;
  onSelect: (id: string) => void;
}

/** One heading with its count and rows. */
export function Group({ className, title, empty, incidents, selectedId, onSelect }: GroupProps) {
  const titleId = useId();
  return (
    <div className={`group ${className} ${incidents.length > 0 ? 'group-filled' : ''}`}>
      <h2 id={titleId}>
        {title}
        <SeverityCounts incidents={incidents} />
        <span className="count">{incidents.length}</span>
      </h2>
      {incidents.length === 0 ? (
        <p className="list-empty">{empty}</p>
      ) : (
        <ul aria-labelledby={titleId}>
          {incidents.map((incident) => (
            <IncidentRow
              key={incident.id}
              incident={incident}
              isSelected={incident.id === selectedId}
              onSelect={onSelect}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** How many of each, so that a grave one below the edge of the list is known of. Nothing when all are of one kind. */
function SeverityCounts({ incidents }: { incidents: readonly Incident[] }) {
  const words = useWords();
  const counts = severities
    .map((severity) => ({ severity, count: incidents.filter((incident) => incident.severity === severity).length }))
    .filter(({ count }) => count > 0);
  if (counts.length < 2) return null;
  return counts.map(({ severity, count }) => (
    <span key={severity} className={`severity-count severity-${severity}`} title={words.severities[severity]}>
      <SeverityShape severity={severity} />
      <span className="unseen">{words.severities[severity]}</span> {count}
    </span>
  ));
}
