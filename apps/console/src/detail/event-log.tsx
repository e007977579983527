import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Incident, IncidentEvent } from '#contracts';
import { alarmKinds, incidentOutcomes, systemClock } from '#domain';
import { fetchEvents } from '../api/incidents.js';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import type { Words } from '../words/english.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { ProblemNote } from './problem-note.js';
import { useUnits } from './use-units.js';

/** The incident's log, newest first; read again whenever the incident's cursor moves. */
export function EventLog({ incident }: { incident: Incident }) {
  const words = useWords();
  const language = useLanguage();
  const { token, staff } = useSession();
  const units = useUnits().data ?? [];
  const events = useQuery({
    queryKey: ['events', incident.id, incident.cursor],
    queryFn: () => fetchEvents(token, incident.id),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const newestFirst = [...(events.data ?? [])].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const callSign = (id: unknown): string | null => units.find((unit) => unit.id === id)?.callSign ?? null;

  return (
    <section className="detail-section" aria-label={words.detail.events}>
      <h3>{words.detail.events}</h3>
      {events.isPending && <p className="quiet">{words.detail.loading}</p>}
      {events.isError && <ProblemNote error={events.error} onRetry={() => void events.refetch()} />}
      {events.isSuccess && newestFirst.length === 0 && <p className="quiet">{words.detail.noEvents}</p>}
      <ol className="events">
        {newestFirst.map((event) => (
          <li key={event.cursor}>
            <time dateTime={event.at}>
              {dayAndTime(Date.parse(event.at), systemClock.now(), language, staff.agency.timeZone)}
            </time>
            <span>
              <b>{words.eventKinds[event.kind] ?? event.kind}</b>
              {event.staffId === staff.id && <span className="quiet"> · {words.detail.you}</span>}
              {about(event, words, callSign) !== '' && <span> · {about(event, words, callSign)}</span>}
              {event.words !== null && <span className="event-words">{event.words[language]}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the event's data tells in words of this screen; the rest of it is for the court's report. */
function about({ data }: IncidentEvent, words: Words, callSign: (id: unknown) => string | null): string {
  const kind = alarmKinds.find((each) => each === data.kind);
  const outcome = incidentOutcomes.find((each) => each === data.outcome);
  const texts = [data.text, data.note].filter((text): text is string => typeof text === 'string' && text !== '');
  return [
    kind === undefined ? null : words.alarmKinds[kind],
    outcome === undefined ? null : words.outcomes[outcome],
    callSign(data.unitId),
    ...texts,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
