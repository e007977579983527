import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { attentionOf } from '../feed/attention.js';
import { isBlind } from '../feed/link-state.js';
import { incidentStore, linkStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { queueNow } from '../feed/use-queue.js';
import { useSession } from '../session/use-session.js';
import { resumeSoundOnGesture, soundTone } from './sound.js';
import { toneFor } from './tones.js';

/** Sound and title of the tab follow what waits and whether the link lives. */
export function useAlerting(): void {
  const { t } = useTranslation();
  const state = useStore(incidentStore, (incidents) => incidents);
  const blind = useStore(linkStore, isBlind);
  const { id: agencyId } = useSession().staff.agency;
  const { count, severity } = useMemo(
    () => attentionOf(queueNow(state, agencyId), state.seenAlarms, agencyId),
    [state, agencyId],
  );

  useEffect(resumeSoundOnGesture, []);
  useEffect(() => soundTone(toneFor(severity, blind)), [severity, blind]);
  useEffect(() => () => soundTone(null), []);
  useEffect(() => {
    const badge = count === 0 ? '' : `(${count}) `;
    document.title = `${blind ? '⚠ ' : ''}${badge}${t('appName')}`;
  }, [count, blind, t]);
  useEffect(() => () => void (document.title = t('appName')), [t]);
}
