import { addWords } from '../add-words.js';
import { navigationEnglish } from './english.js';
import { navigationKazakh } from './kazakh.js';
import { navigationRussian } from './russian.js';

addWords('navigation', { en: navigationEnglish, ru: navigationRussian, kk: navigationKazakh });
