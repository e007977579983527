import { addWords } from '../add-words.js';
import { mapEnglish } from './english.js';
import { mapKazakh } from './kazakh.js';
import { mapRussian } from './russian.js';

addWords('map', { en: mapEnglish, ru: mapRussian, kk: mapKazakh });
