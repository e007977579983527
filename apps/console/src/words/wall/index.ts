import { addWords } from '../add-words.js';
import { wallEnglish } from './english.js';
import { wallKazakh } from './kazakh.js';
import { wallRussian } from './russian.js';

addWords('wall', { en: wallEnglish, ru: wallRussian, kk: wallKazakh });
