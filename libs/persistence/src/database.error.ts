import { Problem } from '#domain';

/** The database is away, or gave up for reasons of its own: what was asked may be asked again. */
export class DatabaseUnavailable extends Problem {
  /** @param reason the driver's code only: its message may repeat values of the statement */
  constructor(readonly reason: string) {
    super('unavailable', 'database_unavailable', 'The database does not answer at the moment. Try again.', [], 5);
  }
}

/** SQLSTATE classes that say nothing about the data: connection, rollback by the server, resources, shutdown. */
const passingClasses = new Set(['08', '40', '53', '57', '58']);
const passingCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** An error of the driver as the caller is to know it. */
export function told(error: unknown): unknown {
  if (error instanceof DatabaseUnavailable || !isPassing(error)) return error;
  const { code } = error as { code?: unknown };
  return new DatabaseUnavailable(typeof code === 'string' ? code : 'connection');
}

function isPassing(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string')
    return passingCodes.has(code) || (code.length === 5 && passingClasses.has(code.slice(0, 2)));
  // These have no code in the driver. The last is a session that was lost between two statements of one transaction.
  return (
    error instanceof Error &&
    /connection terminated|timeout exceeded when trying to connect|not connected|query read timeout|query runner already released/i.test(
      error.message,
    )
  );
}
