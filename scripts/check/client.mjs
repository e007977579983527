import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer } from '../lib/build.mjs';
import { clientSchemaPath, describeClient } from '../lib/client-schema.mjs';
import { root } from '../lib/root.mjs';

/** The console's types of the api are those of the api. */
await buildServer();
if (readFileSync(join(root, clientSchemaPath), 'utf8') !== (await describeClient())) {
  console.error(`${clientSchemaPath} is not as the api is: run npm run generate and look at what changed`);
  process.exitCode = 1;
}
