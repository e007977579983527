import { addWords } from '../add-words.js';
import { jobsEnglish } from './english.js';
import { jobsKazakh } from './kazakh.js';
import { jobsRussian } from './russian.js';

addWords('jobs', { en: jobsEnglish, ru: jobsRussian, kk: jobsKazakh });
