import { describe, expect, it } from '@jest/globals';
import type { CheckpointVerdict, SignatureVerdict, VerifiedEvidence } from '#evidence';
import { sayEvidence } from './say-evidence.js';

const manifest = {
  incidentId: 'i',
  exportId: 'e',
  madeAt: 't',
  software: { name: 'Qalqan', version: '1' },
  audit: { sequence: 4, hash: 'ab' },
} as VerifiedEvidence['manifest'];
const ok = { name: 'evidence.pdf', verdict: 'ok' as const };
const said = (
  signature: SignatureVerdict,
  files: VerifiedEvidence['files'] = [ok],
  checkpoint: CheckpointVerdict = 'ok',
) => sayEvidence({ manifest, files, signature, keyId: 'k', checkpoint });

describe('what is said of evidence', () => {
  it.each([
    ['trusted', 0],
    ['unvouched', 3],
    ['wrong', 1],
    ['missing', 1],
    ['other_key', 1],
  ] as const)('a signature that is %s ends with %d', (signature, exitCode) => {
    expect(said(signature).exitCode).toBe(exitCode);
  });

  it.each(['altered', 'missing', 'added'] as const)('a file that is %s is named, and no signature helps', (verdict) => {
    const { text, exitCode } = said('trusted', [ok, { name: 'track.gpx', verdict }]);
    expect(text).toContain(`${verdict.toUpperCase().padEnd(9)}track.gpx`);
    expect(exitCode).toBe(1);
  });

  it.each([
    ['ok', 0],
    ['absent', 0],
    ['other_key', 0],
    ['wrong', 1],
  ] as const)('a checkpoint that is %s ends with %d', (checkpoint, exitCode) => {
    expect(said('trusted', [ok], checkpoint).exitCode).toBe(exitCode);
  });

  it('does not hand a terminal what an archive says', () => {
    const { text } = said('trusted', [{ name: '\u001b[2Jx', verdict: 'added' }]);
    expect(text).not.toContain('\u001b');
  });

  it('without a manifest nothing is believed', () => {
    const nothing = {
      manifest: undefined,
      files: [],
      signature: 'missing' as const,
      keyId: undefined,
      checkpoint: 'absent' as const,
    };
    expect(sayEvidence(nothing).exitCode).toBe(1);
  });
});
