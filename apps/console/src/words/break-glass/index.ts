import { addWords } from '../add-words.js';
import { breakGlassEnglish } from './english.js';
import { breakGlassKazakh } from './kazakh.js';
import { breakGlassRussian } from './russian.js';

addWords('breakGlass', { en: breakGlassEnglish, ru: breakGlassRussian, kk: breakGlassKazakh });
