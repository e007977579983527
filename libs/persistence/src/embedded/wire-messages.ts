/**
 * Message kinds and builders of the PostgreSQL wire protocol, version 3.
 * Source: PostgreSQL documentation, chapter "Frontend/Backend Protocol", "Message Formats".
 */

/** First byte of what a client sends. */
export const Frontend = {
  bind: 0x42,
  close: 0x43,
  copyData: 0x64,
  copyDone: 0x63,
  copyFail: 0x66,
  describe: 0x44,
  execute: 0x45,
  flush: 0x48,
  functionCall: 0x46,
  parse: 0x50,
  password: 0x70,
  query: 0x51,
  sync: 0x53,
  terminate: 0x58,
} as const;

/** First byte of what the server sends; only those this room looks at. */
export const Backend = {
  commandComplete: 0x43,
  copyInResponse: 0x47,
  errorResponse: 0x45,
  notificationResponse: 0x41,
  parameterStatus: 0x53,
  parseComplete: 0x31,
  readyForQuery: 0x5a,
} as const;

/** Second word of the untyped packets that open a connection. */
export const StartupCode = {
  cancelRequest: 80_877_102,
  sslRequest: 80_877_103,
  gssEncRequest: 80_877_104,
} as const;

/** Type byte and length word. */
export const HEADER_BYTES = 5;

/** Transaction status as ReadyForQuery tells it: idle, in a transaction, in a failed transaction. */
export type TransactionStatus = 'I' | 'T' | 'E';

const EMPTY = Buffer.alloc(0);

/** Puts type byte and length before `body`. */
export function message(type: number, body: Buffer = EMPTY): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + body.length);
  bytes[0] = type;
  bytes.writeInt32BE(body.length + 4, 1);
  body.copy(bytes, HEADER_BYTES);
  return bytes;
}

function strings(...values: string[]): Buffer {
  return Buffer.from(values.map((value) => `${value}\0`).join(''), 'utf8');
}

export function queryMessage(sql: string): Buffer {
  return message(Frontend.query, strings(sql));
}

export const SYNC = message(Frontend.sync);
export const COPY_FAIL = message(Frontend.copyFail, strings('no data was sent'));

export function copyFailMessage(reason: string): Buffer {
  return message(Frontend.copyFail, strings(reason));
}

/** Closes the prepared statement `name`; closing one that does not exist is no error. */
export function closeStatementMessage(name: string): Buffer {
  return message(Frontend.close, strings(`S${name}`));
}

/** ErrorResponse. `code` is an SQLSTATE; FATAL means that the server ends the connection after it. */
export function errorResponse(severity: 'ERROR' | 'FATAL', code: string, text: string): Buffer {
  return message(
    Backend.errorResponse,
    Buffer.concat([strings(`S${severity}`, `V${severity}`, `C${code}`, `M${text}`), Buffer.from([0])]),
  );
}

export function parameterStatus(name: string, value: string): Buffer {
  return message(Backend.parameterStatus, strings(name, value));
}

export function backendKeyData(processId: number, secret: number): Buffer {
  const body = Buffer.allocUnsafe(8);
  body.writeInt32BE(processId, 0);
  body.writeInt32BE(secret, 4);
  return message(0x4b, body);
}

export function readyForQuery(status: TransactionStatus): Buffer {
  return message(Backend.readyForQuery, Buffer.from(status, 'latin1'));
}

export const AUTHENTICATION_OK = message(0x52, Buffer.alloc(4));

/** Tells a client that asked for a newer minor protocol that 3.0 is spoken, and which options were not understood. */
export function negotiateProtocolVersion(unknownOptions: readonly string[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeInt32BE(3 << 16, 0);
  head.writeInt32BE(unknownOptions.length, 4);
  return message(0x76, Buffer.concat([head, strings(...unknownOptions)]));
}
