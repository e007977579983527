import { existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type AuditKey, auditKeyOf } from '#access';
import { verifyEvidence } from '#evidence';
import { sayEvidence } from './evidence/say-evidence.js';

const help = `Says whether an archive of evidence is as it was made. Needs no database and no network.

  npm run evidence:verify -- FILE [options]

  --key PEM     the public key (PEM) of who signs, as it was got from the agency itself. May be given several times
  --help        this text

Ends with 0 when every file is as it was signed by a given key; 1 when a file is altered, missing or added, or the
signature does not hold; 2 when the archive or a key cannot be read; 3 when all holds, but no key was given: whoever
made an archive anew could have signed it with a key of their own.
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { key: { type: 'string', multiple: true }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Error(`One FILE is needed.\n\n${help}`);
  if (!existsSync(path)) throw new Error(`${path}: there is no such file`);
  const keys = (values.key ?? []).map(readKey);
  const file = await open(path, 'r');
  try {
    const verified = await verifyEvidence(async (position, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    }, keys);
    const { text, exitCode } = sayEvidence(verified);
    process.stdout.write(text);
    process.exitCode = exitCode;
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  } finally {
    await file.close();
  }
}

function readKey(path: string): AuditKey {
  try {
    return auditKeyOf(readFileSync(path));
  } catch (error) {
    throw new Error(`--key ${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
