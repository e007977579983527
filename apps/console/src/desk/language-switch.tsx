import { useTranslation } from 'react-i18next';
import { languages } from '#domain';
import { chooseLanguage, useLanguage } from '../words/language.js';

export function LanguageSwitch() {
  const { t } = useTranslation();
  const current = useLanguage();
  return (
    <div className="segmented" role="group" aria-label={t('settings.language')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          title={t('languageName', { lng: language })}
          onClick={() => chooseLanguage(language)}
        >
          {{ kk: 'Қаз', ru: 'Рус', en: 'Eng' }[language]}
        </button>
      ))}
    </div>
  );
}
