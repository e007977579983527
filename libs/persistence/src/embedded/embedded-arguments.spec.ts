import { describe, expect, it } from '@jest/globals';
import { formatArguments, readArguments } from './embedded-arguments.js';

describe('arguments of the embedded database', () => {
  it('reads what it writes', () => {
    const options = {
      dataDir: '-odd dir',
      port: 0,
      templateDir: 't',
      maxConnections: 5,
      maxRequestBytes: 100_000,
      idleInTransactionMs: 9,
      withParent: true,
    };
    expect(readArguments(formatArguments(options))).toEqual(options);
    expect(readArguments(formatArguments({ dataDir: 'd' }))).toMatchObject({ dataDir: 'd' });
  });

  it.each([
    [[], '--data is missing'],
    [['--data', 'd', '--port', '65536'], '--port 65536 is not a whole number from 0 to 65535'],
    [['--data', 'd', '--port='], '--port'],
    [['--data', 'd', '--what'], '--what'],
    [['--data', 'd', 'more'], 'more'],
  ])('refuses %j', (argv, reason) => {
    expect(() => readArguments(argv)).toThrow(
      expect.objectContaining({ code: 'bad-arguments', message: expect.stringContaining(reason) }),
    );
  });

  it('helps whatever else is said', () => {
    expect(readArguments(['--help', '--port', 'x'])).toBe('help');
  });
});
