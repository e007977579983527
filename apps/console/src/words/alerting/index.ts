import { addWords } from '../add-words.js';
import { alertingEnglish } from './english.js';
import { alertingKazakh } from './kazakh.js';
import { alertingRussian } from './russian.js';

addWords('alerting', { en: alertingEnglish, ru: alertingRussian, kk: alertingKazakh });
