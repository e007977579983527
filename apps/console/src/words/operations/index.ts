import { addWords } from '../add-words.js';
import { operationsEnglish } from './english.js';
import { operationsKazakh } from './kazakh.js';
import { operationsRussian } from './russian.js';

addWords('operations', { en: operationsEnglish, ru: operationsRussian, kk: operationsKazakh });
