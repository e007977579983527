import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { systemClock } from '#domain';
import { fetchEvents, fetchIncident } from '../api/incidents.js';
import { fetchGround, fetchTrackOf } from '../api/replay.js';
import { ApiError } from '../api/request.js';
import { ProblemNote } from '../detail/problem-note.js';
import { useSession } from '../session/use-session.js';
import { LoadingScreen } from '../shell/loading-screen.js';
import '../words/dispatch/index.js';
import '../words/replay/index.js';
import { findingsOf } from './findings.js';
import { ReasonForm } from './reason-form.js';
import { ReplayScreen } from './replay-screen.js';

/** What an incident's track shows before it. */
const beforeMilliseconds = 15 * 60_000;

const beginningOf = ({ openedAt }: Incident): number => Date.parse(openedAt) - beforeMilliseconds;

/** One incident from a quarter of an hour before it opened to its end; a closed one for a reason. */
export function IncidentReplay() {
  const { incidentId } = useParams({ from: '/replay/incidents/$incidentId' });
  return <OneIncident key={incidentId} id={incidentId} />;
}

function OneIncident({ id }: { id: string }) {
  const { t } = useTranslation('replay');
  const { token } = useSession();
  const [reason, setReason] = useState<string>();
  // Each of these is an entry in the audit chain: read once.
  const once = { staleTime: Infinity, retry: false } as const;
  const incident = useQuery({ queryKey: ['replay', id], queryFn: () => fetchIncident(token, id), ...once });
  const needsReason = incident.data?.status === 'closed' && reason === undefined;
  const isReady = incident.isSuccess && !needsReason;
  const track = useQuery({
    queryKey: ['replay', id, 'track', reason],
    queryFn: () => fetchTrackOf(token, id, reason),
    enabled: isReady,
    ...once,
  });
  const events = useQuery({
    queryKey: ['replay', id, 'events'],
    queryFn: () => fetchEvents(token, id),
    enabled: isReady,
    ...once,
  });
  const ground = useQuery({
    queryKey: ['replay', id, 'ground'],
    queryFn: () => fetchGround(token, 'incidents', id, beginningOf(incident.data!)),
    enabled: isReady,
    ...once,
  });
  const failed = incident.error ?? track.error ?? events.error;
  if (needsReason)
    return (
      <ReasonForm title={t('ofIncident')} why={t('reasonClosed')} error={null} isBusy={false} onReason={setReason} />
    );
  if (failed !== null) {
    const again = (): void => void Promise.all([incident, track, events].map((each) => each.refetch()));
    const isFinal = failed instanceof ApiError && (failed.status === 404 || failed.status === 403);
    return (
      <main className="no-screen">
        <ProblemNote error={failed} {...(!isFinal && { onRetry: again })} />
      </main>
    );
  }
  if (!incident.isSuccess || !track.isSuccess || !events.isSuccess || ground.isPending) return <LoadingScreen />;
  const { closedAt, orderReference } = incident.data;
  const from = beginningOf(incident.data);
  const to = closedAt === null ? systemClock.now() : Date.parse(closedAt);
  return (
    <ReplayScreen
      title={t('ofIncident')}
      reference={orderReference}
      from={from}
      to={to}
      track={track.data}
      findings={findingsOf(events.data, from, to)}
      ground={ground.data ?? null}
    />
  );
}
