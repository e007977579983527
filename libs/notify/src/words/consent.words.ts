import type { Language } from '#domain';
import type { Wording, Words } from './wording.js';

const title: Wording = {
  kk: 'Сізден шұғыл жағдайдағы байланыс тұлғасы болуды сұрайды',
  ru: 'Вас просят быть контактом на крайний случай',
  en: 'You are asked to be an emergency contact',
};
const body: Wording = {
  kk: 'Келісу немесе бас тарту:',
  ru: 'Согласиться или отказаться:',
  en: 'Say yes or no:',
};

/** What asks somebody whether they agree to be a contact. Nothing of a case is in it. @param name that the asker wants shown */
export const consentWords = (language: Language, name: string | null): Words => ({
  title: name === null ? title[language] : `${title[language]}: ${name}`,
  body: body[language],
});
