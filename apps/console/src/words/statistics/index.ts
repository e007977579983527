import { addWords } from '../add-words.js';
import { statisticsEnglish } from './english.js';
import { statisticsKazakh } from './kazakh.js';
import { statisticsRussian } from './russian.js';

addWords('statistics', { en: statisticsEnglish, ru: statisticsRussian, kk: statisticsKazakh });
