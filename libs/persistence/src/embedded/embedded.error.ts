/**
 * Why the embedded database could not start or go on.
 *
 * - `directory-in-use`: another live process holds the data directory.
 * - `directory-unusable`: the data directory cannot be made, read or written.
 * - `port-in-use`: the TCP port is taken.
 * - `boot-failed`: PostgreSQL did not start on this data.
 * - `engine-failed`: the running engine stopped (a FATAL or PANIC of PostgreSQL, or a WebAssembly trap).
 * - `protocol-violation`: a client sent bytes that are not the PostgreSQL protocol.
 * - `request-too-large`: a client sent more than the limit.
 * - `process-failed`: the child process ended before it was ready.
 * - `bad-arguments`: the command line could not be understood.
 */
export type EmbeddedDatabaseErrorCode =
  | 'directory-in-use'
  | 'directory-unusable'
  | 'port-in-use'
  | 'boot-failed'
  | 'engine-failed'
  | 'protocol-violation'
  | 'request-too-large'
  | 'process-failed'
  | 'bad-arguments';

/** The only error class this room throws. `message` says what to do; `cause` holds what lay beneath, if anything. */
export class EmbeddedDatabaseError extends Error {
  readonly code: EmbeddedDatabaseErrorCode;

  constructor(code: EmbeddedDatabaseErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'EmbeddedDatabaseError';
    this.code = code;
  }
}
