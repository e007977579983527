import { describe, expect, it } from '@jest/globals';
import { passwordFault } from './password-strength.js';

describe('a password', () => {
  const about = ['Айгүл Серікқызы', 'aigul.serikkyzy@agency.example'];

  it.each(['correct horse battery staple', 'tangerine ladder seventeen', 'k7f2-m9xq-w3hd', 'жеті көк тас бір ит'])(
    'that is long and unlike others is taken: %s',
    async (password) => expect(await passwordFault(password, about)).toBeUndefined(),
  );

  it.each([
    ['short', 'k7f2m9xqw'],
    ['of the lists', 'Password123!'],
    ['a walk on the keyboard', 'qwertyuiop[]'],
    ['a repetition', 'abcabcabcabc'],
    ['a date', '12.03.1987'],
    ['their own address', 'aigul.serikkyzy'],
    ['their own name', 'Серікқызы1990'],
  ])('is refused: %s', async (_, password) => expect(await passwordFault(password, about)).toBeDefined());

  it('is judged in a moment, however long', async () => {
    await passwordFault('a first one loads the lists', about);
    const since = performance.now();
    await passwordFault('aB3$'.repeat(64), about);
    expect(performance.now() - since).toBeLessThan(1_000);
  });
});
