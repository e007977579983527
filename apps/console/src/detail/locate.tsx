import { useEffect } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LocationAnswer, LocationRequest } from '#contracts';
import { askForLocation, fetchLocationRequest } from '../api/locations.js';
import { locationKey, withRequest } from '../feed/location-state.js';
import { locationStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { useSession } from '../session/use-session.js';
import { useNow } from '../time/use-now.js';
import { Age } from '../ui/age.js';
import { measureOf } from '../words/measure.js';
import { useLanguage } from '../words/language.js';
import { ProblemNote } from './problem-note.js';
import './locate.css';

/** The answer comes by socket; this finds it when the socket was away just then. */
const lookEveryMilliseconds = 10_000;

interface LocateProps {
  orderId: string;
  personId: string;
  /** Whose button it is, for who hears the screen and does not see the line it stands in. */
  who: string;
}

/** Asks the devices of a party where they are now, and shows what came of it. */
export function Locate({ orderId, personId, who }: LocateProps) {
  const { token } = useSession();
  const { t } = useTranslation('dispatch');
  const request = useStore(locationStore, (state) => state.requests[locationKey(orderId, personId)]);
  const isWaiting = useIsWaiting(request);
  const attempt = useMutation({
    mutationFn: () => askForLocation(token, orderId, personId),
    onSuccess: (asked) => locationStore.update((state) => withRequest(state, asked)),
  });
  return (
    <div className="locate">
      <button
        type="button"
        className="button locate-ask"
        disabled={isWaiting || attempt.isPending}
        aria-label={`${t('locate.ask')}: ${who}`}
        onClick={() => attempt.mutate()}
      >
        {t('locate.ask')}
      </button>
      <span className="locate-state" role="status">
        {isWaiting && request && <Waiting since={request.askedAt} />}
        {!isWaiting && request?.answer && <Answer answer={request.answer} />}
        {!isWaiting && request && request.status !== 'answered' && (
          <span className="locate-none">{t('locate.none')}</span>
        )}
      </span>
      {attempt.error !== null && <ProblemNote error={attempt.error} onDismiss={attempt.reset} />}
    </div>
  );
}

/** Looks for the answer now and then, until there is one or it is too late for one. */
function useIsWaiting(request: LocationRequest | undefined): boolean {
  const { token } = useSession();
  const now = useNow();
  const isWaiting = request?.status === 'waiting' && Date.parse(request.expiresAt) > now;
  const look = useQuery({
    queryKey: ['location-request', request?.id],
    queryFn: () => fetchLocationRequest(token, request!.id),
    enabled: isWaiting,
    refetchInterval: lookEveryMilliseconds,
    initialData: request,
    staleTime: lookEveryMilliseconds,
  });
  useEffect(() => {
    if (look.data !== undefined && look.data.status !== 'waiting')
      locationStore.update((state) => withRequest(state, look.data!));
  }, [look.data]);
  return isWaiting;
}

function Waiting({ since }: { since: string }) {
  const { t } = useTranslation('dispatch');
  return (
    <>
      <span className="locate-pulse" aria-hidden="true" />
      {t('locate.waiting')} <Age since={since} decorative />
    </>
  );
}

function Answer({ answer }: { answer: LocationAnswer }) {
  const { t } = useTranslation('dispatch');
  const measure = measureOf(useLanguage());
  return (
    <>
      <span className="locate-mark" aria-hidden="true">
        ✓
      </span>
      <b>{t('locate.answered', { within: measure.duration(answer.secondsToFix) })}</b>
      <span className="quiet">
        <Age since={answer.fixTime} decorative /> · {t('parties.error')} ±{measure.meters(answer.accuracyMeters)}
      </span>
      {answer.mock && <span className="locate-none">{t('locate.mock')}</span>}
    </>
  );
}
