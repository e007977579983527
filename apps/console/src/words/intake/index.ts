import { addWords } from '../add-words.js';
import { intakeEnglish } from './english.js';
import { intakeKazakh } from './kazakh.js';
import { intakeRussian } from './russian.js';

addWords('intake', { en: intakeEnglish, ru: intakeRussian, kk: intakeKazakh });
