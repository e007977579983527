import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { BreakGlassReading } from '#contracts';
import { useWhen } from '../account/use-when.js';
import { ProblemNote } from '../detail/problem-note.js';
import { useSession } from '../session/use-session.js';
import { PersonName, StaffName } from './names.js';
import { readingState } from './readings.js';
import { takeFocus } from './take-focus.js';
import { useMarkSeen } from './use-readings.js';

/** By the action as the audit chain calls it; one without a word stands as it is. */
const actionWords: Readonly<Record<string, 'closedTrack' | 'orderTrack' | 'locationAsked' | 'locationRead'>> = {
  'incident.track.read': 'closedTrack',
  'order.track.read': 'orderTrack',
  'location.ask': 'locationAsked',
  'location.read': 'locationRead',
};

interface ReadingItemProps {
  reading: BreakGlassReading;
  /** The first of those that were asked for in addition. */
  takesFocus: boolean;
}

/** One look at positions: what, who, of whom, why; and who has seen that. */
export function ReadingItem({ reading, takesFocus }: ReadingItemProps) {
  const { t } = useTranslation('breakGlass');
  const { staff } = useSession();
  const when = useWhen();
  const mark = useMarkSeen(reading.id);
  const { action, objectId, staffId, personIds, reason, at, reviewedBy, reviewedAt } = reading;
  const state = readingState(reading, staff);
  const word = actionWords[action];
  const what = word === undefined ? action : t(`actions.${word}`);
  return (
    <li className={`reading reading-${state}`} tabIndex={-1} ref={takesFocus ? takeFocus : null}>
      <h3>
        {what} <code>{objectId.slice(-12)}</code>
      </h3>
      <p className="quiet">
        {t('who')}: <StaffName id={staffId} />, {when(at)}
      </p>
      {personIds.length > 0 && (
        <p>
          {t('ofWhom')}:{' '}
          {personIds.map((id, nth) => (
            <Fragment key={id}>
              {nth > 0 && ', '}
              <PersonName id={id} />
            </Fragment>
          ))}
        </p>
      )}
      <p className="reading-reason">
        {t('reason')}: {reason}
      </p>
      {state === 'waits' && (
        <button
          type="button"
          className="button"
          aria-label={t('seenName', { what, when: when(at) })}
          disabled={mark.isPending}
          onClick={() => mark.mutate()}
        >
          {t('seen')}
        </button>
      )}
      {state === 'seen' && reviewedBy !== null && reviewedAt !== null && (
        // The button that was pressed is gone, and the focus must not go with it.
        <p className="reading-done" tabIndex={-1} ref={mark.isIdle ? null : takeFocus}>
          ✓ {t('seenBy')}: <StaffName id={reviewedBy} />, {when(reviewedAt)}
        </p>
      )}
      {(state === 'own' || state === 'unseen') && <p className="quiet">{t(state)}</p>}
      {mark.error !== null && <ProblemNote error={mark.error} onDismiss={mark.reset} />}
    </li>
  );
}
