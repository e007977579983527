import { spawn } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SigningKey } from '#access';
import { archiveOf, type Manifest, manifestBytes, manifestFormat } from '#evidence';
import { newId } from '#domain';

const program = fileURLToPath(new URL('../../dist/apps/api/src/verify-evidence-main.js', import.meta.url));
const newPem = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const signer = new SigningKey(newPem());

async function anArchive(track: string, listed = track): Promise<Buffer> {
  const manifest: Manifest = {
    format: manifestFormat,
    exportId: newId(),
    incidentId: newId(),
    agencyId: newId(),
    language: 'kk',
    requestedAt: '2026-11-02T09:00:00.000Z',
    requestedBy: { staffId: newId(), role: 'supervisor' },
    reason: 'For the court',
    madeAt: '2026-11-02T09:00:01.000Z',
    software: { name: 'Qalqan', version: '1' },
    audit: { sequence: 4, hash: 'ab'.repeat(32) },
    checkpoint: null,
    files: [
      {
        name: 'track.gpx',
        mediaType: 'application/gpx+xml',
        bytes: listed.length,
        sha256: createHash('sha256').update(listed).digest('hex'),
      },
    ],
    keyId: signer.key.keyId,
  };
  const bytes = manifestBytes(manifest);
  const files = [
    ['track.gpx', Buffer.from(track)],
    ['manifest.json', bytes],
    ['manifest.sig', signer.sign(bytes)],
    ['public-key.pem', Buffer.from(signer.key.publicKey)],
  ] as const;
  const entries = files.map(([name, content]) => ({ name, bytes: content.length, content }));
  const read = async function* ({ content }: { content: Buffer }) {
    await Promise.resolve();
    yield content;
  };
  return buffer(archiveOf(entries, read, 0).content);
}

/** Nothing of the run's environment: it needs no database. */
async function verify(...given: string[]): Promise<{ code: number | null; said: string; complained: string }> {
  const child = spawn(process.execPath, [program, ...given], { env: {} });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, said, complained };
}

describe('npm run evidence:verify', () => {
  let directory: string;
  const at = (name: string): string => join(directory, name);

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'qalqan-evidence-'));
    await writeFile(at('good.tar'), await anArchive('<gpx/>'));
    await writeFile(at('altered.tar'), await anArchive('<gpx />', '<gpx/>'));
    await writeFile(at('cut.tar'), (await anArchive('<gpx/>')).subarray(0, 900));
    await writeFile(at('agency.pem'), signer.key.publicKey);
    await writeFile(at('other.pem'), new SigningKey(newPem()).key.publicKey);
  });
  afterAll(() => rm(directory, { recursive: true }));

  it('ends with 0 for what is as the agency signed it', async () => {
    const { code, said } = await verify(at('good.tar'), '--key', at('agency.pem'));
    expect(said).toMatch(/^ok {7}track\.gpx$/m);
    expect(code).toBe(0);
  });

  it('ends with 3 when nobody vouches for the key', async () => {
    expect(await verify(at('good.tar'))).toMatchObject({
      code: 3,
      said: expect.stringContaining('Nobody here vouches'),
    });
  });

  it('ends with 1 for an altered file, which it names, and for a key of somebody else', async () => {
    const altered = await verify(at('altered.tar'), '--key', at('agency.pem'));
    expect(altered).toMatchObject({ code: 1, said: expect.stringContaining('ALTERED  track.gpx') });
    expect((await verify(at('good.tar'), '--key', at('other.pem'))).code).toBe(1);
  });

  it('ends with 2 for what it cannot read, and says what', async () => {
    for (const [given, words] of [
      [[at('cut.tar')], 'is cut off'],
      [[at('none.tar')], 'there is no such file'],
      [[at('good.tar'), '--key', at('good.tar')], '--key'],
      [[], 'One FILE is needed'],
      [['--what'], '--what'],
    ] as const)
      expect(await verify(...given)).toMatchObject({ code: 2, complained: expect.stringContaining(words) });
  });

  it('has help', async () => {
    expect(await verify('--help')).toMatchObject({ code: 0, said: expect.stringContaining('npm run evidence:verify') });
  });
});
