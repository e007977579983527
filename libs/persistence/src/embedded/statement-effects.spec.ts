import { describe, expect, it } from '@jest/globals';
import { effectsOf, splitStatements } from './statement-effects.js';

describe('splitStatements', () => {
  it.each([
    ['SELECT 1; SELECT 2;', ['SELECT 1', 'SELECT 2']],
    ["SELECT ';'; LISTEN a", ["SELECT ';'", 'LISTEN a']],
    ["SELECT 'it''s; x' ; SET a = 1", ["SELECT 'it''s; x'", 'SET a = 1']],
    ['SELECT "a;b"', ['SELECT "a;b"']],
    ['DO $$ BEGIN; SET x = 1; END $$; RESET x', ['DO $$ BEGIN; SET x = 1; END $$', 'RESET x']],
    ['DO $a$ $b$ ; $b$ $a$; SELECT $1', ['DO $a$ $b$ ; $b$ $a$', 'SELECT $1']],
    ['-- one; two\nLISTEN a /* b; c */', ['LISTEN a']],
    ['', []],
    [';;', []],
  ])('%j', (sql, statements) => {
    expect(splitStatements(sql)).toEqual(statements);
  });

  it('takes a literal of megabytes', () => {
    const literal = `'${'a;'.repeat(4_000_000)}'`;
    expect(splitStatements(`SELECT ${literal}; SELECT 2`)).toHaveLength(2);
  });
});

describe('effectsOf', () => {
  it.each([
    ['LISTEN jobs', { kind: 'listen', channel: 'jobs' }],
    ['listen Jobs;', { kind: 'listen', channel: 'jobs' }],
    ['LISTEN "Jobs""x;y"', { kind: 'listen', channel: 'Jobs"x;y' }],
    ['  unlisten *', { kind: 'unlisten', channel: undefined }],
    ['UNLISTEN a', { kind: 'unlisten', channel: 'a' }],
    ['SET search_path TO a, b', { kind: 'set', name: 'search_path', sql: 'SET search_path TO a, b' }],
    ["SET SESSION app.agency = 'x'", { kind: 'set', name: 'app.agency', sql: "SET SESSION app.agency = 'x'" }],
    ["SET TIME ZONE 'UTC'", { kind: 'set', name: 'timezone', sql: "SET TIME ZONE 'UTC'" }],
    ['SET ROLE app', { kind: 'set', name: 'role', sql: 'SET ROLE app' }],
    [
      'SET SESSION AUTHORIZATION app',
      { kind: 'set', name: 'session authorization', sql: 'SET SESSION AUTHORIZATION app' },
    ],
    ["SET NAMES 'UTF8'", { kind: 'set', name: 'client_encoding', sql: "SET NAMES 'UTF8'" }],
    ['RESET search_path', { kind: 'reset', name: 'search_path' }],
    ['RESET ALL', { kind: 'reset', name: undefined }],
    ['/* x */ COPY t (a) FROM STDIN WITH (FORMAT csv)', { kind: 'copy-in' }],
    ['DISCARD ALL', { kind: 'refused', command: 'DISCARD ALL' }],
    ['deallocate all', { kind: 'refused', command: 'DEALLOCATE ALL' }],
  ])('%s', (sql, effect) => {
    expect(effectsOf(sql)).toEqual([effect]);
  });

  it.each([
    'SELECT 1',
    "UPDATE t SET listen = 'x'; SELECT 2",
    'SET LOCAL search_path TO a',
    'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE',
    'SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY',
    'SET CONSTRAINTS ALL DEFERRED',
    'SET statement_timeout = 100',
    "SET application_name TO 'x'",
    'COPY t TO STDOUT',
    'DEALLOCATE one',
    "DO $$ BEGIN PERFORM 1; EXECUTE 'LISTEN a'; END $$",
    '',
  ])('none of the session: %s', (sql) => {
    expect(effectsOf(sql)).toEqual([]);
  });
});
