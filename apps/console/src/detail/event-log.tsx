import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Incident, IncidentEvent } from '#contracts';
import { alarmKinds, contactAnswers, incidentOutcomes, systemClock, type Titles, warningAnswers } from '#domain';
import { fetchEvents } from '../api/incidents.js';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { useLanguage } from '../words/language.js';
import { useTitles } from '../words/use-titles.js';
import { isWorkedOnBy } from '../feed/whose-desk.js';
import { NoteForm } from './note-form.js';
import { Panel } from './panel.js';
import { ProblemNote } from './problem-note.js';
import { useSettled } from './use-settled.js';
import { useUnits } from './use-units.js';

/** Notes, and the incident's log, newest first; read again whenever the incident's cursor moves. */
export function EventLog({ incident }: { incident: Incident }) {
  const { t } = useTranslation('dispatch');
  const { t: tIncident } = useTranslation('incident');
  const isSettled = useSettled();
  const titles = useTitles();
  const language = useLanguage();
  const { token, staff } = useSession();
  const units = useUnits().data ?? [];
  const events = useQuery({
    queryKey: ['events', incident.id, incident.cursor],
    queryFn: () => fetchEvents(token, incident.id),
    enabled: isSettled,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const newestFirst = [...(events.data ?? [])].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const callSign = (id: unknown): string | null => units.find((unit) => unit.id === id)?.callSign ?? null;

  return (
    <Panel id="log" title={tIncident('parts.log')} usuallyOpen>
      {isWorkedOnBy(incident, staff.agency.id) && staff.permissions.includes('incident.work') && (
        <NoteForm incident={incident} />
      )}
      {events.isPending && <p className="quiet">{t('loading')}</p>}
      {events.isError && <ProblemNote error={events.error} onRetry={() => void events.refetch()} />}
      {events.isSuccess && newestFirst.length === 0 && <p className="quiet">{t('detail.noEvents')}</p>}
      <ol className="events">
        {newestFirst.map((event) => (
          <li key={event.cursor}>
            <time dateTime={event.at}>
              {dayAndTime(Date.parse(event.at), systemClock.now(), language, staff.agency.timeZone)}
            </time>
            <span>
              <b>{titles.eventKinds[event.kind] ?? event.kind}</b>
              {event.staffId === staff.id && <span className="quiet"> · {t('you')}</span>}
              {about(event, titles, callSign) !== '' && <span> · {about(event, titles, callSign)}</span>}
              {event.words !== null && <span className="event-words">{event.words[language]}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** What the event's data tells in words of this screen; the rest of it is for the court's report. */
function about({ data }: IncidentEvent, titles: Titles, callSign: (id: unknown) => string | null): string {
  const kind = alarmKinds.find((each) => each === data.kind);
  const outcome = incidentOutcomes.find((each) => each === data.outcome);
  const contactAnswer = contactAnswers.find((each) => each === data.answer);
  const warningAnswer = warningAnswers.find((each) => each === data.answer);
  const texts = [data.text, data.note].filter((text): text is string => typeof text === 'string' && text !== '');
  return [
    kind === undefined ? null : titles.alarmKinds[kind],
    outcome === undefined ? null : titles.outcomes[outcome],
    contactAnswer === undefined ? null : titles.contactAnswers[contactAnswer],
    warningAnswer === undefined ? null : titles.warningAnswers[warningAnswer],
    callSign(data.unitId),
    ...texts,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
