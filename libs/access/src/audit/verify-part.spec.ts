import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type AuditCheckpoint, CheckpointSigner } from './audit-checkpoint.js';
import { auditHash, beginningOfChain } from './audit-hash.js';
import type { ChainFault, StoredEntry } from './chain-verifier.js';
import { SigningKey } from './signing-key.js';
import { type OneChain, verifyPart } from './verify-part.js';

const agencyId = '0199c0de-0000-7000-8000-000000000001';
const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const signer = new CheckpointSigner(new SigningKey(pem));

function aChain(length: number): StoredEntry[] {
  let previousHash = beginningOfChain;
  return Array.from({ length }, (_, index) => {
    const fields = {
      agencyId,
      sequence: index + 1,
      at: new Date(Date.UTC(2026, 10, 2) + index * 1_000).toISOString(),
      actor: 'staff' as const,
      actorId: agencyId,
      action: 'person.read',
      object: 'person',
      objectId: null,
      reason: null,
      result: 'allowed' as const,
      subjects: [],
      hashVersion: 2,
    };
    const stored = { ...fields, previousHash, hash: auditHash(previousHash, fields) };
    previousHash = stored.hash;
    return stored;
  });
}

const signed = ({ sequence, hash, at }: StoredEntry): AuditCheckpoint =>
  signer.sign({ agencyId, sequence, hash: hash.toString('hex'), at });

class Kept implements OneChain {
  constructor(
    private readonly kept: readonly StoredEntry[],
    private readonly last: StoredEntry | undefined = kept.at(-1),
    private readonly signatures: readonly AuditCheckpoint[] = [],
  ) {}
  async head() {
    return this.last && { sequence: this.last.sequence, hash: this.last.hash };
  }
  async entries(_id: string, after: number, until: number, limit: number) {
    return this.kept.filter(({ sequence }) => sequence > after && sequence <= until).slice(0, limit);
  }
  async beyondHead() {
    const beyond = this.kept.filter(({ sequence }) => sequence > (this.last?.sequence ?? 0));
    return beyond.length === 0 ? undefined : { first: beyond[0]!.sequence, last: beyond.at(-1)!.sequence };
  }
  async checkpointsBetween(_id: string, after: number, until: number) {
    return this.signatures.filter(({ sequence }) => sequence > after && sequence <= until);
  }
  async keys() {
    return [signer.key];
  }
}

/** Part after part, as a screen asks. */
async function inParts(chain: OneChain, limit: number) {
  const faults: ChainFault[] = [];
  let [entries, after, rounds] = [0, 0, 0];
  for (let complete = false; !complete; rounds += 1) {
    if (rounds > 100) throw new Error('does not come to an end');
    const part = await verifyPart(chain, agencyId, after, limit);
    faults.push(...part.faults);
    entries += part.entries;
    ({ complete, verifiedTo: after } = part);
  }
  return { faults: faults.map(({ kind, sequence, until }) => [kind, sequence, until]), entries, rounds };
}

/** Whose hash was made anew, so that only the next entry tells. */
function forged(chain: readonly StoredEntry[], at: number): StoredEntry[] {
  return chain.map((entry) => {
    if (entry.sequence !== at) return entry;
    const other = { ...entry, action: 'person.change' };
    return { ...other, hash: auditHash(other.previousHash, other) };
  });
}

describe('verifying a chain in parts', () => {
  const chain = aChain(23);

  it('reads each entry once and comes to the end', async () => {
    expect(await inParts(new Kept(chain), 5)).toEqual({ faults: [], entries: 23, rounds: 5 });
    expect(await inParts(new Kept(chain), 23)).toEqual({ faults: [], entries: 23, rounds: 1 });
    expect(await inParts(new Kept([]), 5)).toEqual({ faults: [], entries: 0, rounds: 1 });
  });

  const wrong: [string, OneChain][] = [
    ...[4, 5, 6, 10, 11, 23].map((at): [string, OneChain] => [
      `entry ${at} altered`,
      new Kept(forged(chain, at), chain.at(-1)),
    ]),
    ...[4, 5, 6, 7].map((at): [string, OneChain] => [
      `entry ${at} removed`,
      new Kept(chain.filter(({ sequence }) => sequence !== at)),
    ]),
    ['cut off', new Kept(chain.slice(0, 17), chain.at(-1))],
    ['beyond the head', new Kept(chain, chain[19])],
    ['rewritten', new Kept(chain, chain.at(-1), [{ ...signed(chain[11]!), ...signed(forged(chain, 12)[11]!) }])],
    ['forged checkpoint', new Kept(chain, chain.at(-1), [{ ...signed(chain[11]!), hash: 'ff' }])],
  ];

  it.each(wrong)('finds in parts what it finds at once, wherever the parts meet: %s', async (_name, kept) => {
    const atOnce = await inParts(kept, 1_000);
    expect(atOnce.faults.length).toBeGreaterThan(0);
    for (const limit of [3, 5, 6, 11]) expect((await inParts(kept, limit)).faults).toEqual(atOnce.faults);
  });

  it('hands out the checkpoints of the part, so that others can check them', async () => {
    const checkpoints = [signed(chain[3]!), signed(chain[9]!)];
    const kept = new Kept(chain, chain.at(-1), checkpoints);
    expect((await verifyPart(kept, agencyId, 0, 5)).checkpoints).toEqual([checkpoints[0]]);
    expect((await verifyPart(kept, agencyId, 5, 5)).checkpoints).toEqual([checkpoints[1]]);
  });
});
