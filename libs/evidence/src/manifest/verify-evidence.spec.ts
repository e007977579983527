import { createHash, generateKeyPairSync } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { archiveOf } from '../archive/archive.js';
import { idOf } from '../evidence.fixture.js';
import {
  type Manifest,
  manifestBytes,
  manifestFormat,
  manifestName,
  publicKeyName,
  signatureName,
} from './manifest.js';
import { type AuditCheckpoint, CheckpointSigner, SigningKey } from '#access';
import { verifyEvidence } from './verify-evidence.js';

const newSigner = (): SigningKey =>
  new SigningKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
const signer = newSigner();

type Files = [name: string, content: Buffer][];

const contents: Files = [
  ['evidence.pdf', Buffer.from('%PDF')],
  ['evidence.json', Buffer.from('{}')],
];

function manifestOf(files: Files, { keyId } = signer.key, checkpoint: AuditCheckpoint | null = null): Manifest {
  const listed = files.map(([name, content]) => ({
    name,
    mediaType: 'text/plain',
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
  return {
    format: manifestFormat,
    exportId: idOf(1, 1),
    incidentId: idOf(1, 2),
    agencyId: idOf(1, 3),
    language: 'kk',
    requestedAt: '2026-11-02T09:00:00.000Z',
    requestedBy: { staffId: idOf(1, 4), role: 'supervisor' },
    reason: 'court',
    madeAt: '2026-11-02T09:00:01.000Z',
    software: { name: 'Qalqan', version: '1' },
    audit: { sequence: 4, hash: 'ab'.repeat(32) },
    checkpoint,
    files: listed,
    keyId,
  };
}

function signedBy(by: SigningKey, files: Files, checkpoint?: AuditCheckpoint): Files {
  const bytes = manifestBytes(manifestOf(files, by.key, checkpoint));
  return [
    ...files,
    [manifestName, bytes],
    [signatureName, by.sign(bytes)],
    [publicKeyName, Buffer.from(by.key.publicKey)],
  ];
}

const packed = (files: Files): Promise<Buffer> => {
  const byName = files.map(([name, content]) => ({ name, bytes: content.length, content }));
  const read = async function* ({ content }: { content: Buffer }) {
    await Promise.resolve();
    yield content;
  };
  return buffer(archiveOf(byName, read, 0).content);
};

async function verify(files: Files, keys = [signer.key]) {
  const archive = await packed(files);
  return verifyEvidence((at, length) => Promise.resolve(archive.subarray(at, at + length)), keys);
}

const replaced = (files: Files, name: string, content: Buffer): Files =>
  files.map(([own, before]) => [own, own === name ? content : before]);

describe('verifying evidence', () => {
  let good: Files;
  beforeAll(() => {
    good = signedBy(signer, contents);
  });

  it('says that each file is as it was signed', async () => {
    const { files, signature, keyId } = await verify(good);
    expect(files).toEqual([
      { name: 'evidence.pdf', verdict: 'ok' },
      { name: 'evidence.json', verdict: 'ok' },
    ]);
    expect([signature, keyId]).toEqual(['trusted', signer.key.keyId]);
  });

  it('names the file that was altered, by one bit or in length', async () => {
    for (const content of ['%PdF', '%PDF ', ''])
      expect((await verify(replaced(good, 'evidence.pdf', Buffer.from(content)))).files).toEqual([
        { name: 'evidence.pdf', verdict: 'altered' },
        { name: 'evidence.json', verdict: 'ok' },
      ]);
  });

  it('names a file that is missing or was added, also a second one of the same name', async () => {
    expect((await verify(good.filter(([name]) => name !== 'evidence.json'))).files).toContainEqual({
      name: 'evidence.json',
      verdict: 'missing',
    });
    expect((await verify([...good, ['more.txt', Buffer.from('x')]])).files).toContainEqual({
      name: 'more.txt',
      verdict: 'added',
    });
    for (const twice of ['evidence.pdf', manifestName])
      expect((await verify([...good, [twice, Buffer.from('x')]])).files).toContainEqual({
        name: twice,
        verdict: 'added',
      });
  });

  it('finds a manifest that was written anew for altered files', async () => {
    const altered = replaced(good, 'evidence.pdf', Buffer.from('%PDF forged'));
    const bytes = manifestBytes(manifestOf(altered.slice(0, 2)));
    const { files, signature } = await verify(replaced(altered, manifestName, bytes));
    expect(files.every(({ verdict }) => verdict === 'ok')).toBe(true);
    expect(signature).toBe('wrong');
  });

  it('says whether the audit checkpoint within is signed, and of this chain', async () => {
    const head = { agencyId: idOf(1, 3), sequence: 5, hash: 'cd'.repeat(32), at: '2026-11-02T09:00:00.500Z' };
    const checkpoint = new CheckpointSigner(signer).sign(head);
    const verdict = async (within?: AuditCheckpoint): Promise<string> =>
      (await verify(signedBy(signer, contents, within))).checkpoint;
    expect(await verdict()).toBe('absent');
    expect(await verdict(checkpoint)).toBe('ok');
    expect(await verdict({ ...checkpoint, sequence: 6 })).toBe('wrong');
    expect(await verdict(new CheckpointSigner(signer).sign({ ...head, agencyId: idOf(1, 9) }))).toBe('wrong');
    // At the head that the manifest names, with another hash.
    expect(await verdict(new CheckpointSigner(signer).sign({ ...head, sequence: 4 }))).toBe('wrong');
    expect(await verdict(new CheckpointSigner(newSigner()).sign(head))).toBe('other_key');
  });

  it('does not believe a key that comes with the archive', async () => {
    const forged = signedBy(newSigner(), replaced(contents, 'evidence.pdf', Buffer.from('%PDF forged')));
    expect((await verify(forged)).signature).toBe('other_key');
    expect((await verify(forged, [])).signature).toBe('unvouched');
    // Under the name of the true key.
    const claiming = replaced(forged, manifestName, manifestBytes(manifestOf(forged.slice(0, 2))));
    expect((await verify(claiming)).signature).toBe('wrong');
    expect((await verify(claiming, [])).signature).toBe('wrong');
  });

  it('says that there is no signature, or no manifest', async () => {
    expect((await verify(good.filter(([name]) => name !== signatureName))).signature).toBe('missing');
    expect((await verify(replaced(good, signatureName, Buffer.from('x')))).signature).toBe('wrong');
    expect((await verify(replaced(good, publicKeyName, Buffer.from('x')), [])).signature).toBe('missing');
    for (const spoiled of [
      good.filter(([name]) => name !== manifestName),
      replaced(good, manifestName, Buffer.from('{}')),
      replaced(good, manifestName, Buffer.from('no')),
    ]) {
      const { manifest, signature } = await verify(spoiled);
      expect([manifest, signature]).toEqual([undefined, 'missing']);
    }
  });

  it('takes no other key than Ed25519, and does not repeat what it was given', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    for (const pem of [privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'secret text', ''])
      expect(() => new SigningKey(pem)).toThrow(/^is not an Ed25519 private key \(PKCS#8, PEM\)$/);
  });
});
