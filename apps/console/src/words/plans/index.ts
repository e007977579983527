import { addWords } from '../add-words.js';
import { plansEnglish } from './english.js';
import { plansKazakh } from './kazakh.js';
import { plansRussian } from './russian.js';

addWords('plans', { en: plansEnglish, ru: plansRussian, kk: plansKazakh });
