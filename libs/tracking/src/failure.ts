/** SQLSTATE classes that say nothing about the data: connection, rollback by the server, resources, shutdown. */
const passingClasses = new Set(['08', '40', '53', '57', '58']);
const passingCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** Whether a failure says nothing about the data: the same may succeed a moment later. */
export function isPassing(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string')
    return passingCodes.has(code) || (code.length === 5 && passingClasses.has(code.slice(0, 2)));
  return (
    error instanceof Error &&
    /connection terminated|timeout exceeded when trying to connect|not connected/i.test(error.message)
  );
}

/** The kind of failure only: a message of the database may repeat the value that it refused. */
export function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return `sqlstate ${code}`;
  return error instanceof Error ? error.name : 'unknown';
}
