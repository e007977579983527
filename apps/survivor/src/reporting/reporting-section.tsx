import { change, settings } from '../keep/settings.js';
import { useStore } from '../ui/store.js';
import { useWords } from '../words/rooms/rooms.js';
import { battery } from './battery.js';
import { pace } from './report.js';
import { TrackerSection } from './tracker-section.js';

/** What a page can do about positions, and what it cannot. */
export function ReportingSection() {
  const { reporting: words } = useWords();
  const { reports } = useStore(settings);
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="hint">{words.note}</p>
      <button
        type="button"
        class="button switch"
        role="switch"
        aria-checked={reports}
        onClick={() => void change({ reports: !reports })}
      >
        {words.whileOpen}
        <span class="lever" aria-hidden="true" />
      </button>
      <p class="limits">{words.limits}</p>
      {reports && <Sparing />}
      <details>
        <summary>{words.always}</summary>
        <TrackerSection />
      </details>
    </section>
  );
}

/** Said only while less is sent than was asked for. */
function Sparing() {
  const { reporting: words } = useWords();
  const level = useStore(battery);
  const { isSparing, everySeconds } = useStore(pace);
  if (!isSparing || level === undefined) return null;
  const every = everySeconds < 120 ? words.seconds(everySeconds) : words.minutes(Math.round(everySeconds / 60));
  return <p class="limits">{words.sparing(level.percent, every)}</p>;
}
