import { addWords } from '../add-words.js';
import { approvalsEnglish } from './english.js';
import { approvalsKazakh } from './kazakh.js';
import { approvalsRussian } from './russian.js';

addWords('approvals', { en: approvalsEnglish, ru: approvalsRussian, kk: approvalsKazakh });
