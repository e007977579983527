import { type Language, languages } from '#domain';
import { speak, useWords } from './words/speak.js';

const names: Record<Language, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

export function LanguageChoice() {
  const { words, language } = useWords();
  return (
    <nav class="languages" aria-label={words.language}>
      {languages.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => speak(each)}>
          {names[each]}
        </button>
      ))}
    </nav>
  );
}
