import { describe, expect, it } from '@jest/globals';
import { dataRows, errorText, readReply } from './backend-reply.js';
import { Backend, errorResponse, message, readyForQuery } from './wire-messages.js';

const complete = (tag: string): Buffer => message(Backend.commandComplete, Buffer.from(`${tag}\0`));
const notification = message(Backend.notificationResponse, Buffer.from('\0\0\0*jobs\0one\0'));
const parseComplete = message(Backend.parseComplete);
const copyIn = message(Backend.copyInResponse, Buffer.from([0, 0, 1, 0, 0]));

describe('readReply', () => {
  it('takes notifications out and leaves the rest in order', () => {
    const reply = readReply(
      Buffer.concat([notification, complete('SELECT 1'), notification, notification, readyForQuery('T')]),
    );
    expect(Buffer.concat(reply.forClient)).toEqual(Buffer.concat([complete('SELECT 1'), readyForQuery('T')]));
    expect(reply.notifications).toEqual([notification, notification, notification]);
    expect(reply).toMatchObject({ status: 'T', lastTag: 'SELECT 1', error: undefined, copyInEnd: -1 });
  });

  it('is one uncopied piece when there is nothing to take out', () => {
    const bytes = Buffer.concat([complete('SELECT 1'), readyForQuery('I')]);
    expect(readReply(bytes).forClient).toEqual([bytes]);
  });

  it('has no status when nothing was said about it', () => {
    expect(readReply(parseComplete).status).toBeUndefined();
    expect(readReply(Buffer.alloc(0)).forClient).toEqual([]);
  });

  it('lets a client have one ReadyForQuery for one request', () => {
    const reply = readReply(Buffer.concat([complete('SELECT 1'), readyForQuery('I'), readyForQuery('I')]));
    expect(Buffer.concat(reply.forClient)).toEqual(Buffer.concat([complete('SELECT 1'), readyForQuery('I')]));
  });

  it('lets it have none where it asked for none', () => {
    const reply = readReply(Buffer.concat([errorResponse('ERROR', '1', 'x'), readyForQuery('I')]), {
      readyForQuery: true,
    });
    expect(Buffer.concat(reply.forClient)).toEqual(errorResponse('ERROR', '1', 'x'));
    expect(reply.status).toBeUndefined();
  });

  it('keeps the first error', () => {
    const reply = readReply(
      Buffer.concat([errorResponse('ERROR', '42601', 'bad'), errorResponse('ERROR', '1', 'x'), readyForQuery('E')]),
    );
    expect(errorText(reply.error as Buffer)).toBe('bad');
  });

  it('drops only the first ParseComplete, if asked to', () => {
    const bytes = Buffer.concat([parseComplete, parseComplete, readyForQuery('I')]);
    const reply = readReply(bytes, { firstParseComplete: true });
    expect(Buffer.concat(reply.forClient)).toEqual(Buffer.concat([parseComplete, readyForQuery('I')]));
  });

  it('finds the end of CopyInResponse in what the client gets', () => {
    const reply = readReply(
      Buffer.concat([notification, parseComplete, copyIn, complete('COPY 1'), readyForQuery('I')]),
    );
    expect(Buffer.concat(reply.forClient).subarray(0, reply.copyInEnd)).toEqual(Buffer.concat([parseComplete, copyIn]));
  });
});

describe('dataRows', () => {
  it('reads values and nulls', () => {
    const row = message(0x44, Buffer.from([0, 2, 0, 0, 0, 2, 0x68, 0x69, 0xff, 0xff, 0xff, 0xff]));
    expect(dataRows(readReply(Buffer.concat([row, complete('SELECT 1'), row, readyForQuery('I')])))).toEqual([
      ['hi', null],
      ['hi', null],
    ]);
  });
});
