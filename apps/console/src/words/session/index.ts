import { addWords } from '../add-words.js';
import { sessionEnglish } from './english.js';
import { sessionKazakh } from './kazakh.js';
import { sessionRussian } from './russian.js';

addWords('session', { en: sessionEnglish, ru: sessionRussian, kk: sessionKazakh });
