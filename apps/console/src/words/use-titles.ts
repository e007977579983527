import { titles, type Titles } from '#domain';
import { useLanguage } from './language.js';

/** The words of the house: what an alarm, a state, a role, a step is called wherever it is named. */
export const useTitles = (): Titles => titles[useLanguage()];
