import { useEffect, useState } from 'react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { systemClock } from '#domain';
import { fetchRecordings, fetchSound, type HeardRecording } from '../api/recordings.js';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { measureOf } from '../words/measure.js';
import { useLanguage } from '../words/language.js';
import { Panel } from './panel.js';
import { ProblemNote } from './problem-note.js';
import { useMayRead } from './use-case.js';
import { useSettled } from './use-settled.js';

/** Nothing in the log tells of each chunk: while they come, they are looked for. */
const pauseMilliseconds = 30_000;
const underWayMilliseconds = 60_000;

const isComing = ({ lastAt }: HeardRecording): boolean => systemClock.now() - Date.parse(lastAt) < underWayMilliseconds;

/** What phones heard after the presses of this incident: that there is something for all, to be heard by who may take evidence. */
export function SoundPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  const measure = measureOf(useLanguage());
  const mayHear = useMayRead(incident, 'evidence.export');
  const recordings = useRecordings(incident);
  if (recordings.length === 0) return null;
  const seconds = recordings.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1_000;
  return (
    <Panel id="sound" title={t('parts.sound')} aside={measure.duration(seconds)} usuallyOpen={false}>
      <ul className="sounds">
        {recordings.map((recording) => (
          <SoundLine
            key={`${recording.panicId}:${recording.stream}`}
            incidentId={incident.id}
            recording={recording}
            mayHear={mayHear}
          />
        ))}
      </ul>
      {!mayHear && <p className="quiet">{t('sound.notHere')}</p>}
    </Panel>
  );
}

function useRecordings(incident: Incident): HeardRecording[] {
  const isSettled = useSettled();
  const isPressed = incident.alarms.some(({ kind }) => kind === 'panic');
  const { data } = useQuery({
    queryKey: ['recordings', incident.id, incident.cursor],
    queryFn: () => fetchRecordings(incident.id),
    enabled: isSettled && isPressed,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    refetchInterval: ({ state }) => state.data?.some(isComing) === true && pauseMilliseconds,
  });
  return data ?? [];
}

interface SoundLineProps {
  incidentId: string;
  recording: HeardRecording;
  mayHear: boolean;
}

function SoundLine({ incidentId, recording, mayHear }: SoundLineProps) {
  const { t } = useTranslation('incident');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const [address, setAddress] = useState<string>();
  useEffect(() => () => void (address !== undefined && URL.revokeObjectURL(address)), [address]);
  const hear = useMutation({
    mutationFn: () => fetchSound(incidentId, recording),
    onSuccess: (sound) => setAddress(URL.createObjectURL(sound)),
  });
  return (
    <li className="sound-line">
      <span>
        <time dateTime={recording.firstAt}>
          {dayAndTime(Date.parse(recording.firstAt), systemClock.now(), language, timeZone)}
        </time>{' '}
        · <b>{measureOf(language).duration(recording.milliseconds / 1_000)}</b>
        {isComing(recording) && <span className="quiet"> · {t('sound.coming')}</span>}
      </span>
      {mayHear && (
        <button type="button" className="button" disabled={hear.isPending} onClick={() => hear.mutate()}>
          {address === undefined ? t('sound.listen') : t('sound.again')}
        </button>
      )}
      {address !== undefined && <audio controls autoPlay src={address} aria-label={t('parts.sound')} />}
      {hear.isError && <ProblemNote error={hear.error} onDismiss={() => hear.reset()} />}
    </li>
  );
}
