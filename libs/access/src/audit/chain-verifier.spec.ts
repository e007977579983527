import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CheckpointSigner, isSigned } from './audit-checkpoint.js';
import { SigningKey } from './signing-key.js';
import { auditHash, beginningOfChain, type HashedEntry } from './audit-hash.js';
import { type ChainFault, ChainVerifier, type StoredEntry } from './chain-verifier.js';
import { generateKeyPairSync } from 'node:crypto';

const agencyId = '0199c0de-0000-7000-8000-000000000001';
const actorId = '0199c0de-0000-7000-8000-000000000002';
const length = 60;

const signer = new CheckpointSigner(
  new SigningKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
);

/** The first third of it of version 1, as a chain has that is older than version 2. */
const fieldsOf = (sequence: number): HashedEntry => ({
  agencyId,
  sequence,
  at: new Date(Date.UTC(2026, 10, 2) + sequence * 1_000).toISOString(),
  actor: 'staff',
  actorId,
  action: 'person.read',
  object: 'person',
  objectId: null,
  reason: sequence % 5 === 0 ? 'Сұрау келді' : null,
  result: 'allowed',
  subjects: sequence > length / 3 ? [actorId] : [],
  hashVersion: sequence > length / 3 ? 2 : 1,
});

function chainFrom(entries: readonly HashedEntry[], previous = beginningOfChain): StoredEntry[] {
  let previousHash = previous;
  return entries.map((entry) => {
    const stored = { ...entry, previousHash, hash: auditHash(previousHash, entry) };
    previousHash = stored.hash;
    return stored;
  });
}

const aChain = (): StoredEntry[] => chainFrom(Array.from({ length }, (_, index) => fieldsOf(index + 1)));
const whole = aChain();
const headOf = (chain: readonly StoredEntry[]) => {
  const { sequence, hash } = chain.at(-1)!;
  return { sequence, hash };
};
const checkpointOf = ({ sequence, hash, at }: StoredEntry) =>
  signer.sign({ agencyId, sequence, hash: hash.toString('hex'), at });

function faultsOf(
  entries: readonly StoredEntry[],
  head: { sequence: number; hash: Buffer } | undefined = headOf(whole),
  checkpoints = [] as ReturnType<typeof checkpointOf>[],
): Omit<ChainFault, 'agencyId'>[] {
  const faults: Omit<ChainFault, 'agencyId'>[] = [];
  const verifier = new ChainVerifier(agencyId, head, checkpoints, ({ agencyId: _, ...fault }) => faults.push(fault));
  for (const entry of entries) verifier.take(entry);
  verifier.end();
  return faults;
}

const aPlace = fc.integer({ min: 1, max: length });
const anInnerPlace = fc.integer({ min: 1, max: length - 1 });
const anAlteration = fc.constantFrom<Partial<HashedEntry>>(
  { actorId: agencyId },
  { action: 'person.list' },
  { object: 'device' },
  { objectId: agencyId },
  { reason: 'another reason' },
  { result: 'refused' },
  { at: '2026-11-01T00:00:00.000Z' },
);

describe('a chain', () => {
  it('holds as it was written, of both versions, and from any point that is believed', () => {
    expect(faultsOf(whole)).toEqual([]);
    expect(faultsOf(whole, headOf(whole), [checkpointOf(whole[30]!), checkpointOf(whole.at(-1)!)])).toEqual([]);
    const faults: ChainFault[] = [];
    const verifier = new ChainVerifier(agencyId, headOf(whole), [], (fault) => faults.push(fault), whole[29]);
    for (const entry of whole.slice(30)) verifier.take(entry);
    verifier.end();
    expect(faults).toEqual([]);
  });

  it('without head, entry or checkpoint is none', () => {
    expect(faultsOf([])).toEqual([{ kind: 'truncated', sequence: 1, until: length }]);
    const faults: ChainFault[] = [];
    new ChainVerifier(agencyId, undefined, [], (fault) => faults.push(fault)).end();
    expect(faults).toEqual([]);
  });

  it('names each entry that was altered, and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(aPlace, { minLength: 1, maxLength: 5 }), anAlteration, (places, alteration) => {
        const chain = whole.map((entry) => (places.includes(entry.sequence) ? { ...entry, ...alteration } : entry));
        expect(faultsOf(chain)).toEqual(
          places.toSorted((a, b) => a - b).map((sequence) => ({ kind: 'altered', sequence })),
        );
      }),
    );
  });

  it('names whom an entry concerns as altered, where that was kept', () => {
    const chain = whole.map((entry) => (entry.sequence === 40 ? { ...entry, subjects: [] } : entry));
    expect(faultsOf(chain)).toEqual([{ kind: 'altered', sequence: 40 }]);
  });

  it('names an entry whose version was taken back', () => {
    const chain = whole.map((entry) => (entry.sequence === 40 ? { ...entry, hashVersion: 1 } : entry));
    expect(faultsOf(chain)).toEqual([{ kind: 'altered', sequence: 40 }]);
  });

  it('names the entry that was altered and given a hash of its own', () => {
    fc.assert(
      fc.property(aPlace, anAlteration, (place, alteration) => {
        const chain = whole.map((entry) => {
          if (entry.sequence !== place) return entry;
          const forged = { ...entry, ...alteration };
          return { ...forged, hash: auditHash(forged.previousHash, forged) };
        });
        const isLast = place === length;
        expect(faultsOf(chain)).toEqual([{ kind: isLast ? 'head_altered' : 'altered', sequence: place }]);
      }),
    );
  });

  it.each(['hash', 'previousHash'] as const)('names the entry whose %s was altered', (field) => {
    fc.assert(
      fc.property(aPlace, (place) => {
        const chain = whole.map((entry) =>
          entry.sequence === place ? { ...entry, [field]: Buffer.alloc(32, 7) } : entry,
        );
        expect(faultsOf(chain)).toEqual([{ kind: 'altered', sequence: place }]);
      }),
    );
  });

  it('names what was removed from its middle and its beginning', () => {
    fc.assert(
      fc.property(anInnerPlace, fc.integer({ min: 0, max: 10 }), (from, more) => {
        const until = Math.min(from + more, length - 1);
        const chain = whole.filter(({ sequence }) => sequence < from || sequence > until);
        expect(faultsOf(chain)).toEqual([{ kind: 'removed', sequence: from, until }]);
      }),
    );
  });

  it('names what was removed from its end, by the head and by a checkpoint', () => {
    fc.assert(
      fc.property(anInnerPlace, (last) => {
        const chain = whole.slice(0, last);
        const cut = { kind: 'truncated', sequence: last + 1, until: length };
        expect(faultsOf(chain)).toEqual([cut]);
        expect(faultsOf(chain, headOf(chain))).toEqual([]);
        expect(faultsOf(chain, headOf(chain), [checkpointOf(whole.at(-1)!)])).toEqual([cut]);
      }),
    );
  });

  it('names two entries that changed their places', () => {
    fc.assert(
      fc.property(fc.uniqueArray(aPlace, { minLength: 2, maxLength: 2 }), ([one, other]) => {
        const [first, second] = [Math.min(one!, other!), Math.max(one!, other!)];
        const chain = whole.map((entry) => {
          if (entry.sequence === first) return { ...whole[second - 1]!, sequence: first };
          if (entry.sequence === second) return { ...whole[first - 1]!, sequence: second };
          return entry;
        });
        expect(faultsOf(chain)).toEqual([
          { kind: 'reordered', sequence: first, until: second },
          { kind: 'reordered', sequence: second, until: first },
        ]);
      }),
    );
  });

  it('names every entry that moved up when one was removed and the rest renumbered', () => {
    const chain = whole
      .filter(({ sequence }) => sequence !== 20)
      .map((entry, index) => ({ ...entry, sequence: index + 1 }));
    const faults = faultsOf(chain, { sequence: length - 1, hash: whole.at(-1)!.hash });
    expect(faults).toHaveLength(length - 20);
    expect(faults[0]).toEqual({ kind: 'reordered', sequence: 20, until: 21 });
  });

  it('names between which checkpoints it was written anew, though each entry follows the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 21, max: 40 }), anAlteration, (place, alteration) => {
        const kept = [checkpointOf(whole[19]!), checkpointOf(whole[39]!)];
        const forged = whole
          .slice(place - 1)
          .map((entry) => (entry.sequence === place ? { ...entry, ...alteration } : entry));
        const chain = [...whole.slice(0, place - 1), ...chainFrom(forged, whole[place - 2]!.hash)];
        expect(faultsOf(chain, headOf(chain))).toEqual([]);
        expect(faultsOf(chain, headOf(chain), kept)).toEqual([{ kind: 'rewritten', sequence: 21, until: 40 }]);
      }),
    );
  });
});

describe('a checkpoint', () => {
  const checkpoint = checkpointOf(whole[9]!);

  it('is signed by its key, and by no other', () => {
    expect(isSigned(checkpoint, [signer.key])).toBe(true);
    expect(isSigned(checkpoint, [])).toBe(false);
    const other = new CheckpointSigner(
      new SigningKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    );
    expect(isSigned(checkpoint, [{ ...other.key, keyId: signer.key.keyId }])).toBe(false);
  });

  it.each([{ sequence: 9 }, { hash: '00'.repeat(32) }, { at: '2026-01-01T00:00:00.000Z' }, { agencyId: actorId }])(
    'is not signed with %p',
    (altered) => expect(isSigned({ ...checkpoint, ...altered }, [signer.key])).toBe(false),
  );

  it('is not made with a key that is none', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    for (const pem of ['nonsense', rsa.toString()]) expect(() => new SigningKey(pem)).toThrow('is not an Ed25519');
  });
});
