import { incidentStore, linkStore } from '../feed/stores.js';
import { isBlind } from '../feed/link-state.js';
import { useStore } from '../feed/store.js';
import { useSession } from '../session/use-session.js';
import { clockTime, minuteTime } from '../time/time.js';
import { Age } from '../ui/age.js';
import { BrokenLink } from '../ui/icons.js';
import { useLanguage, useWords } from '../words/use-words.js';
import './link-banner.css';

/** Says when this screen is blind, since when, and what was missed once it sees again. */
export function LinkBanner() {
  const words = useWords();
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const link = useStore(linkStore, (state) => state);
  const snapshot = useStore(incidentStore, (state) => state.snapshot);
  const time = (at: number): string => minuteTime(at, language, timeZone);
  const exact = (at: number): string => clockTime(at, language, timeZone);

  if (isBlind(link) && link.blindSince !== null) {
    return (
      <div className="link-banner link-banner-lost" role="alert">
        <BrokenLink />
        <div>
          <strong>{words.link.lostTitle(time(link.blindSince))}</strong>
          <p>{words.link.lostHelp}</p>
        </div>
        <Age since={link.blindSince} decorative />
      </div>
    );
  }
  if (snapshot === 'failed') {
    return (
      <div className="link-banner link-banner-warning" role="alert">
        {words.link.listFailed}
      </div>
    );
  }
  if (link.missed !== null) {
    const { since, until, alarms } = link.missed;
    return (
      <div className="link-banner link-banner-back" role="status">
        <span>{words.link.back(exact(since), exact(until), alarms)}</span>
        <button
          type="button"
          className="button"
          onClick={() => linkStore.update((state) => ({ ...state, missed: null }))}
        >
          {words.link.gotIt}
        </button>
      </div>
    );
  }
  return null;
}
