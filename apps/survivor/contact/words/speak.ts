import { speaking } from '../../pages/speaking.js';
import { english } from './english.js';
import { kazakh } from './kazakh.js';
import { russian } from './russian.js';
import type { Words } from './shape.js';

export const { speak, useWords } = speaking<Words>({ kk: kazakh, ru: russian, en: english });
