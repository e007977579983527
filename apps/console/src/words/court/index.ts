import { addWords } from '../add-words.js';
import { courtEnglish } from './english.js';
import { courtKazakh } from './kazakh.js';
import { courtRussian } from './russian.js';

addWords('court', { en: courtEnglish, ru: courtRussian, kk: courtKazakh });
