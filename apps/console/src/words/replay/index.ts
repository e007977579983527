import { addWords } from '../add-words.js';
import { replayEnglish } from './english.js';
import { replayKazakh } from './kazakh.js';
import { replayRussian } from './russian.js';

addWords('replay', { en: replayEnglish, ru: replayRussian, kk: replayKazakh });
