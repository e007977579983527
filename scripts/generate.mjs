import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer } from './lib/build.mjs';
import { clientSchemaPath, describeClient } from './lib/client-schema.mjs';
import { install } from './lib/install.mjs';
import { requireNodeVersion } from './lib/node-version.mjs';
import { root } from './lib/root.mjs';
import { runCommand } from './lib/stop.error.mjs';

const help = `npm run generate: writes the console's types of the api (${clientSchemaPath}) from the OpenAPI document.

Run it when a route, its body or its answer has changed; npm run check fails until then.
`;

await runCommand(async () => {
  if (process.argv.includes('--help')) return void process.stdout.write(help);
  requireNodeVersion();
  await install();
  await buildServer();
  writeFileSync(join(root, clientSchemaPath), await describeClient());
  console.log(`${clientSchemaPath} is as the api is now`);
});
