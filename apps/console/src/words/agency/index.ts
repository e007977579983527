import { addWords } from '../add-words.js';
import { agencyEnglish } from './english.js';
import { agencyKazakh } from './kazakh.js';
import { agencyRussian } from './russian.js';

addWords('agency', { en: agencyEnglish, ru: agencyRussian, kk: agencyKazakh });
