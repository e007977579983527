import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { root } from './root.mjs';

export const clientSchemaPath = 'apps/console/src/api/schema.ts';

const head = `/* Made by \`npm run generate\` from the OpenAPI document: change the api, not this file. */\n\n`;

/** Routes that no console calls: of phones, loggers, gateways and monitors. */
const ofOthers =
  /^\/(ingest|health|metrics|r$|v1\/(panics|positions|enrolments|receipts|sms-receipts|push-key|public|cap))/;

/** The console's types of the api as it was last built. Refusals have one form, and the client throws them. */
export async function describeClient() {
  const main = join(root, 'dist/apps/api/src/openapi-main.js');
  const { stdout } = await promisify(execFile)(process.execPath, [main], { maxBuffer: 64 * 1024 * 1024 });
  const document = JSON.parse(stdout);
  document.paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => !ofOthers.test(path)));
  for (const { responses } of Object.values(document.paths).flatMap(Object.values))
    for (const status of Object.keys(responses)) if (!status.startsWith('2')) delete responses[status];
  return head + astToString(await openapiTypescript(document));
}
