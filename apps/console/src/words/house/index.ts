import { addWords } from '../add-words.js';
import { houseEnglish } from './english.js';
import { houseKazakh } from './kazakh.js';
import { houseRussian } from './russian.js';

addWords('house', { en: houseEnglish, ru: houseRussian, kk: houseKazakh });
