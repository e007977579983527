import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { paletteOf } from './palette.js';

const tokens = readFileSync(join(import.meta.dirname, '../../ui/tokens.css'), 'utf8');
const [dark, light] = tokens.split(":root[data-theme='light']");
const token = (css: string, name: string): string | undefined =>
  new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1];

describe('colours of the map', () => {
  it.each([
    ['dark', dark!],
    ['light', light!],
  ] as const)('of people and severities are those of the screens (%s)', (theme, css) => {
    const palette = paletteOf(theme);
    for (const name of ['protected', 'respondent', 'critical', 'urgent', 'notice', 'focus'] as const)
      expect([name, palette[name]]).toEqual([name, token(css, name)]);
    expect(palette.unit).toBe(token(css, 'good'));
  });
});
