import { addWords } from '../add-words.js';
import { auditEnglish } from './english.js';
import { auditKazakh } from './kazakh.js';
import { auditRussian } from './russian.js';

addWords('audit', { en: auditEnglish, ru: auditRussian, kk: auditKazakh });
