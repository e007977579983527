import { describe, expect, it } from '@jest/globals';
import { NO_SETTINGS, inForceAfter, parseStartupOptions, switchSettings, withEffects } from './session-settings.js';
import { effectsOf } from './statement-effects.js';

const profile = (sql: string): ReadonlyMap<string, string> => withEffects(NO_SETTINGS, effectsOf(sql));

describe('switchSettings', () => {
  it('does nothing between connections that set nothing, or the same', () => {
    expect(switchSettings(NO_SETTINGS, NO_SETTINGS)).toBe('');
    expect(switchSettings(profile('SET a = 1'), profile('SET a = 1'))).toBe('');
  });

  it('sets what the next has, resets what only the last had', () => {
    expect(switchSettings(profile('SET a.b = 1; SET c = 2'), profile('SET c = 3'))).toBe('RESET "a"."b";SET c = 3');
  });

  it('leaves a role first and takes one last', () => {
    const from = profile('SET ROLE one; SET a = 1');
    const to = profile('SET ROLE two; SET b = 1');
    expect(switchSettings(from, to)).toBe('RESET ROLE;RESET "a";SET b = 1;SET ROLE two');
  });

  it('takes the same role again after having left it', () => {
    const from = profile('SET ROLE one; SET a = 1');
    expect(switchSettings(from, profile('SET ROLE one'))).toBe('RESET ROLE;RESET "a";SET ROLE one');
  });

  it('becomes the superuser again by name', () => {
    expect(switchSettings(profile('SET SESSION AUTHORIZATION app'), NO_SETTINGS)).toBe(
      'SET SESSION AUTHORIZATION qalqan',
    );
  });
});

describe('withEffects', () => {
  it('forgets what is reset', () => {
    expect(withEffects(profile('SET a = 1; SET b = 2'), effectsOf('RESET a')).size).toBe(1);
    expect(withEffects(profile('SET a = 1; SET b = 2'), effectsOf('SET a TO DEFAULT; RESET ALL')).size).toBe(0);
  });

  it('goes back to what the connection began with', () => {
    const base = profile('SET a = 1; SET SESSION AUTHORIZATION app');
    const changed = withEffects(base, effectsOf('SET a = 2; SET b = 2; SET SESSION AUTHORIZATION other'), base);
    expect(withEffects(changed, effectsOf('RESET a; RESET b; SET SESSION AUTHORIZATION DEFAULT'), base)).toEqual(base);
    expect(withEffects(changed, effectsOf('RESET ALL'), base)).toEqual(
      profile('SET a = 1; SET SESSION AUTHORIZATION other'),
    );
  });
});

describe('inForceAfter', () => {
  it('knows that the engine cannot reset who it is', () => {
    const before = profile('SET SESSION AUTHORIZATION app; SET a = 1');
    expect(inForceAfter(before, effectsOf('RESET SESSION AUTHORIZATION; RESET a'))).toEqual(
      profile('SET SESSION AUTHORIZATION app'),
    );
  });
});

describe('parseStartupOptions', () => {
  it.each([
    ['-c search_path="bullmq"', [['search_path', '"bullmq"']]],
    [
      '-csearch_path=a --geqo=off',
      [
        ['search_path', 'a'],
        ['geqo', 'off'],
      ],
    ],
    ['-c search_path=a,\\ b', [['search_path', 'a, b']]],
    ['--default-transaction-isolation=serializable', [['default_transaction_isolation', 'serializable']]],
    ['-c', []],
    ['', []],
  ])('%s', (options, pairs) => {
    expect(parseStartupOptions(options)).toEqual(pairs);
  });
});
