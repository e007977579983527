import { addWords } from '../add-words.js';
import { casesEnglish } from './english.js';
import { casesKazakh } from './kazakh.js';
import { casesRussian } from './russian.js';

addWords('cases', { en: casesEnglish, ru: casesRussian, kk: casesKazakh });
