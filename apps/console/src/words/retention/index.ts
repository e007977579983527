import { addWords } from '../add-words.js';
import { retentionEnglish } from './english.js';
import { retentionKazakh } from './kazakh.js';
import { retentionRussian } from './russian.js';

addWords('retention', { en: retentionEnglish, ru: retentionRussian, kk: retentionKazakh });
