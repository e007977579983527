import { addWords } from '../add-words.js';
import { accountEnglish } from './english.js';
import { accountKazakh } from './kazakh.js';
import { accountRussian } from './russian.js';

addWords('account', { en: accountEnglish, ru: accountRussian, kk: accountKazakh });
