import { addWords } from '../add-words.js';
import { incidentEnglish } from './english.js';
import { incidentKazakh } from './kazakh.js';
import { incidentRussian } from './russian.js';

addWords('incident', { en: incidentEnglish, ru: incidentRussian, kk: incidentKazakh });
