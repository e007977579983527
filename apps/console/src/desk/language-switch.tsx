import { languages } from '#domain';
import { chooseLanguage, dictionaries, useLanguage, useWords } from '../words/use-words.js';

export function LanguageSwitch() {
  const words = useWords();
  const current = useLanguage();
  return (
    <div className="segmented" role="group" aria-label={words.settings.language}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          title={dictionaries[language].languageName}
          onClick={() => chooseLanguage(language)}
        >
          {{ kk: 'Қаз', ru: 'Рус', en: 'Eng' }[language]}
        </button>
      ))}
    </div>
  );
}
