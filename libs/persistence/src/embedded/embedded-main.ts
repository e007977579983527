import { USAGE, readArguments } from './embedded-arguments.js';
import { startEmbeddedDatabase, type EmbeddedDatabase } from './embedded-database.js';
import { EmbeddedDatabaseError } from './embedded.error.js';

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2));
  if (args === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  let database: EmbeddedDatabase | undefined;
  const stop = (): void => {
    // A boot cut short leaves no more behind than kill -9 would: the next start makes good for it.
    if (database === undefined) process.exit(0);
    database.close().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The parent reads these; when it is gone, writing must not end us before the database is closed.
  process.stdout.on('error', stop);
  process.stderr.on('error', () => undefined);
  if (args.withParent) whenParentIsGone(stop);
  database = await startEmbeddedDatabase({
    ...args,
    onProgress: (step) => process.stderr.write(`embedded database: ${step}\n`),
    onFailed: fail,
  });
  process.stdout.write(`${JSON.stringify({ ready: true, url: database.url, pid: process.pid })}\n`);
}

/** Calls `gone` when the parent's end of standard input or of the IPC channel closes. */
function whenParentIsGone(gone: () => void): void {
  process.once('disconnect', gone);
  process.stdin.once('end', gone).once('close', gone).once('error', gone).resume();
}

function fail(error: unknown): void {
  const text = error instanceof EmbeddedDatabaseError ? `${error.code}: ${error.message}` : String(error);
  process.stderr.write(`embedded database: ${text}\n`, () => process.exit(1));
}

main().catch(fail);
