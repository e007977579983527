import { addWords } from '../add-words.js';
import { zonesEnglish } from './english.js';
import { zonesKazakh } from './kazakh.js';
import { zonesRussian } from './russian.js';

addWords('zones', { en: zonesEnglish, ru: zonesRussian, kk: zonesKazakh });
