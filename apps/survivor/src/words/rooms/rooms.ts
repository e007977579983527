import type { Language } from '#domain';
import { useStore } from '../../ui/store.js';
import { language } from '../language.js';
import { english } from './english.js';
import { kazakh } from './kazakh.js';
import { russian } from './russian.js';
import type { RoomWords } from './shape.js';

const words: Record<Language, RoomWords> = { kk: kazakh, ru: russian, en: english };

export const useWords = (): RoomWords => words[useStore(language)];
