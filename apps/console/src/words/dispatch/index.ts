import { addWords } from '../add-words.js';
import { dispatchEnglish } from './english.js';
import { dispatchKazakh } from './kazakh.js';
import { dispatchRussian } from './russian.js';

addWords('dispatch', { en: dispatchEnglish, ru: dispatchRussian, kk: dispatchKazakh });
