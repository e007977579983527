import { addWords } from '../add-words.js';
import { commonEnglish } from './english.js';
import { commonKazakh } from './kazakh.js';
import { commonRussian } from './russian.js';

addWords('common', { en: commonEnglish, ru: commonRussian, kk: commonKazakh });
