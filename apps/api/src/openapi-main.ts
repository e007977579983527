import { randomBytes } from 'node:crypto';
import { newId, systemClock } from '#domain';
import { describeApi } from './openapi.js';

/** Prints the OpenAPI document, without a database: nothing of the api runs. */
async function main(): Promise<void> {
  const document = await describeApi(systemClock, newId, randomBytes(32).toString('base64'));
  process.stdout.write(`${JSON.stringify(document)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
