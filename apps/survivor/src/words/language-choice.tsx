import { languages } from '#domain';
import { wearDisguise } from '../discretion/wear-disguise.js';
import { change } from '../keep/settings.js';
import { useStore } from '../ui/store.js';
import { language } from './language.js';

export const languageNames = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

export function LanguageChoice() {
  const spoken = useStore(language);
  return (
    <div class="languages">
      {languages.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          class="language"
          aria-pressed={each === spoken}
          onClick={() => void change({ language: each }).then(wearDisguise)}
        >
          {languageNames[each]}
        </button>
      ))}
    </div>
  );
}
