import { describe, expect, it } from '@jest/globals';
import { FrontendFramer } from './frontend.framer.js';
import { RequestAssembler, type WireRequest } from './request.assembler.js';
import { StatementNames } from './statement-names.js';
import { Frontend, SYNC, message, queryMessage } from './wire-messages.js';

const parse = (name: string, sql: string): Buffer => message(Frontend.parse, Buffer.from(`${name}\0${sql}\0\0\0`));
const bind = (name: string): Buffer => message(Frontend.bind, Buffer.from(`\0${name}\0\0\0\0\0\0\0`));
const execute = message(Frontend.execute, Buffer.from('\0\0\0\0\0'));
const flush = message(Frontend.flush);

function assemble(bytes: Buffer[], options: { names?: StatementNames; limit?: number } = {}): WireRequest[] {
  const framer = new FrontendFramer(1024 * 1024);
  const assembler = new RequestAssembler(options.names ?? new StatementNames(7), options.limit ?? 1024 * 1024);
  framer.push(Buffer.concat(bytes));
  const requests: WireRequest[] = [];
  for (let next = framer.nextMessage(); next; next = framer.nextMessage()) {
    const request = assembler.add(next);
    if (request) requests.push(request);
  }
  return requests;
}

const text = (request: WireRequest | undefined): string => Buffer.concat(request?.parts ?? []).toString('latin1');

describe('RequestAssembler', () => {
  it('ends a request at Query, Sync and Flush', () => {
    const requests = assemble([
      queryMessage('SELECT 1'),
      parse('', 'SELECT 2'),
      bind(''),
      execute,
      SYNC,
      parse('', 'SELECT 3'),
      flush,
      bind(''),
    ]);
    expect(requests.map(({ kind }) => kind)).toEqual(['query', 'sync', 'flush']);
  });

  it('gives the same statement name of two connections two names, without touching the rest', () => {
    const messages = [parse('find', 'SELECT $1'), bind('find'), execute, SYNC];
    const [one] = assemble(messages, { names: new StatementNames(1) });
    const [two] = assemble(messages, { names: new StatementNames(2) });
    expect(text(one)).toContain('c1s1\0SELECT $1\0');
    expect(text(two)).toContain('c2s1\0SELECT $1\0');
    expect(text(one)).not.toContain('find');
  });

  it('forgets a closed name, so that names do not pile up', () => {
    const names = new StatementNames(1);
    assemble([parse('a', 'SELECT 1'), message(Frontend.close, Buffer.from('Sa\0')), SYNC], { names });
    expect(names.engineNames()).toEqual([]);
  });

  it('notes when the unnamed statement is used without having been parsed', () => {
    const requests = assemble([parse('', 'SELECT 1'), SYNC, bind(''), execute, SYNC, parse('', 'x'), bind(''), SYNC]);
    expect(requests.map(({ needsUnnamed }) => needsUnnamed)).toEqual([false, true, false]);
  });

  it('puts an end to any COPY before the engine runs out of input', () => {
    const copyFail = String.fromCharCode(Frontend.copyFail);
    for (const request of assemble([
      queryMessage('COPY t FROM STDIN'),
      parse('', 'COPY t FROM STDIN'),
      bind(''),
      execute,
      SYNC,
    ])) {
      expect(request.kind).toBe('copy');
      expect(request.parts.some((part) => String.fromCharCode(part[0] as number) === copyFail)).toBe(true);
    }
  });

  it('does so too where COPY is only mentioned, or prepared earlier, and nowhere else', () => {
    const ended = (requests: WireRequest[]): boolean[] =>
      requests.map(({ parts }) => parts.some((part) => part[0] === Frontend.copyFail));
    expect(ended(assemble([queryMessage(`SELECT 'copy from stdin'`), queryMessage('SELECT 1')]))).toEqual([
      true,
      false,
    ]);
    const prepared = [parse('c', 'COPY t FROM STDIN'), SYNC, bind('c'), execute, SYNC, bind('d'), execute, SYNC];
    const requests = assemble(prepared);
    expect(requests.map(({ kind }) => kind)).toEqual(['sync', 'copy', 'sync']);
    expect(ended(requests)).toEqual([false, true, false]);
  });

  it('turns what would reach other connections into an error', () => {
    for (const sql of ['DISCARD ALL', 'DEALLOCATE ALL', 'SELECT 1; COPY t FROM STDIN; LISTEN a']) {
      const [request] = assemble([queryMessage(sql)]);
      expect(text(request)).toContain('not supported by the embedded database');
      expect(request?.effects).toEqual([]);
    }
  });

  it('refuses unknown messages and requests that grow without end', () => {
    expect(() => assemble([message(0x7a)])).toThrow(expect.objectContaining({ code: 'protocol-violation' }));
    const many = Array.from({ length: 20 }, () => parse('', 'SELECT 1'));
    expect(() => assemble(many, { limit: 100 })).toThrow(expect.objectContaining({ code: 'request-too-large' }));
  });

  it('refuses strings without an end', () => {
    const unterminated = message(Frontend.parse, Buffer.from('name'));
    expect(() => assemble([unterminated])).toThrow(expect.objectContaining({ code: 'protocol-violation' }));
  });
});
