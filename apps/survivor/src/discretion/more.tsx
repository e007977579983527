import { LockSection } from '../lock/lock-section.js';
import { HardwareSection } from '../press/hardware-section.js';
import { RecordingSection } from '../recording/recording-section.js';
import { ReportingSection } from '../reporting/reporting-section.js';
import { go } from '../ui/route.js';
import { LanguageChoice } from '../words/language-choice.js';
import { useWords } from '../words/rooms/rooms.js';
import { PushSection } from '../warnings/push-section.js';
import { LookChoice } from './look-choice.js';

export function More() {
  const { more, support } = useWords();
  return (
    <main class="page">
      <h1 tabIndex={-1}>{more.title}</h1>
      <section>
        <h2>{more.language}</h2>
        <LanguageChoice />
      </section>
      <section>
        <h2>{more.look}</h2>
        <LookChoice label={more.look} />
        <p class="hint">{more.lookInstalled}</p>
      </section>
      <section>
        <h2>{support.title}</h2>
        <p class="hint">{support.note}</p>
        <button type="button" class="button" onClick={() => go('directory')}>
          {support.open}
        </button>
      </section>
      <LockSection />
      <PushSection />
      <ReportingSection />
      <RecordingSection />
      <HardwareSection />
      <section>
        <h2>{more.install}</h2>
        <p class="hint">{more.installNote}</p>
      </section>
    </main>
  );
}
