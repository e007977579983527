import type { Language } from '../words.js';
import { en } from './english.js';
import { kk } from './kazakh.js';
import { ru } from './russian.js';
import type { Titles } from './titles-shape.js';

export const titles: Record<Language, Titles> = { kk, ru, en };
