import { change, settings } from '../keep/settings.js';
import { useStore } from '../ui/store.js';
import { useWords } from '../words/rooms/rooms.js';
import { disguiseNames } from './disguises.js';
import { wearDisguise } from './wear-disguise.js';

export function LookChoice({ label }: { label: string }) {
  const { disguises } = useWords();
  const { disguise: worn } = useStore(settings);
  return (
    <div class="looks" role="group" aria-label={label}>
      {disguiseNames.map((disguise) => (
        <button
          key={disguise}
          type="button"
          class="look"
          aria-pressed={disguise === worn}
          onClick={() => void change({ disguise }).then(wearDisguise)}
        >
          <img src={`/app/icons/${disguise}.svg`} alt="" width="64" height="64" />
          {disguises[disguise]}
        </button>
      ))}
    </div>
  );
}
