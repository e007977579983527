import { addWords } from '../add-words.js';
import { shiftEnglish } from './english.js';
import { shiftKazakh } from './kazakh.js';
import { shiftRussian } from './russian.js';

addWords('shift', { en: shiftEnglish, ru: shiftRussian, kk: shiftKazakh });
