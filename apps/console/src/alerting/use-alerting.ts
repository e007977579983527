import { useEffect, useMemo } from 'react';
import { attentionOf } from '../feed/attention.js';
import { isBlind } from '../feed/link-state.js';
import { incidentStore, linkStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { useSession } from '../session/use-session.js';
import { useWords } from '../words/use-words.js';
import { resumeSoundOnGesture, soundTone } from './sound.js';
import { toneFor } from './tones.js';

/** Sound and title of the tab follow what waits and whether the link lives. */
export function useAlerting(): void {
  const words = useWords();
  const state = useStore(incidentStore, (incidents) => incidents);
  const blind = useStore(linkStore, isBlind);
  const { id: agencyId } = useSession().staff.agency;
  const { count, severity } = useMemo(() => attentionOf(state, agencyId), [state, agencyId]);

  useEffect(resumeSoundOnGesture, []);
  useEffect(() => soundTone(toneFor(severity, blind)), [severity, blind]);
  useEffect(() => () => soundTone(null), []);
  useEffect(() => {
    const badge = count === 0 ? '' : `(${count}) `;
    document.title = `${blind ? '⚠ ' : ''}${badge}${words.appName}`;
  }, [count, blind, words]);
  useEffect(() => () => void (document.title = words.appName), [words]);
}
