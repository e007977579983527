import { languages } from '#domain';
import { useTranslation } from 'react-i18next';

/** Languages by their own names, for a list to choose from. */
export function useLanguageChoices(): readonly (readonly [string, string])[] {
  const { t } = useTranslation('cases');
  return languages.map((language) => [language, t(`languages.${language}`)]);
}
