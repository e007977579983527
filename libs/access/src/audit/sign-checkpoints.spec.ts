import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { type AuditCheckpoint, CheckpointSigner } from './audit-checkpoint.js';
import { SigningKey } from './signing-key.js';
import { auditHash, beginningOfChain, type HashedEntry } from './audit-hash.js';
import type { ChainFault, StoredEntry } from './chain-verifier.js';
import { type CheckpointStore, entriesPerRun, SignCheckpoints } from './sign-checkpoints.js';

const agencyId = '0199c0de-0000-7000-8000-000000000001';
const otherId = '0199c0de-0000-7000-8000-000000000002';
const beyond = 10;
const signer = new CheckpointSigner(
  new SigningKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
);

function aLongChain(): StoredEntry[] {
  let previousHash: Buffer = beginningOfChain;
  return Array.from({ length: entriesPerRun + beyond }, (_, index) => {
    const entry: HashedEntry = {
      agencyId,
      sequence: index + 1,
      at: '2026-11-02T09:00:00.000Z',
      actor: 'staff',
      actorId: agencyId,
      action: 'person.read',
      object: 'person',
      objectId: null,
      reason: null,
      result: 'allowed',
      subjects: [],
      hashVersion: 2,
    };
    const stored = { ...entry, previousHash, hash: auditHash(previousHash, entry) };
    previousHash = stored.hash;
    return stored;
  });
}

class Kept implements CheckpointStore {
  readonly checkpoints: AuditCheckpoint[] = [];

  constructor(readonly chain: StoredEntry[]) {}

  async unsigned() {
    const head = this.chain.at(-1)!;
    const last = this.checkpoints.at(-1);
    if (last?.sequence === head.sequence) return [];
    return [{ agencyId, head, signed: last && { sequence: last.sequence, hash: Buffer.from(last.hash, 'hex') } }];
  }

  async head() {
    return this.chain.at(-1);
  }

  async newest() {
    return this.checkpoints.at(-1);
  }

  async entries(_: string, after: number, until: number, limit: number) {
    return this.chain.filter(({ sequence }) => sequence > after && sequence <= until).slice(0, limit);
  }

  async keep(checkpoint: AuditCheckpoint) {
    this.checkpoints.push(checkpoint);
  }
}

describe('a long chain that was never signed', () => {
  const chain = aLongChain();
  const faults: ChainFault[] = [];
  const signing = (store: Kept) =>
    new SignCheckpoints(store, signer, undefined, new MovableClock(0), {
      chainSigned: () => undefined,
      chainBroken: (fault) => faults.push(fault),
    });
  const run = (store: Kept) => signing(store).execute();

  it('is signed step by step', async () => {
    const store = new Kept(chain);
    for (let turn = 0; turn < 3; turn += 1) await run(store);
    expect(store.checkpoints.map(({ sequence }) => sequence)).toEqual([entriesPerRun, entriesPerRun + beyond]);
    expect(store.checkpoints[0]!.hash).toBe(chain[entriesPerRun - 1]!.hash.toString('hex'));
    expect(faults).toEqual([]);
  });

  it('is signed up to its head when it is asked for, and not twice', async () => {
    const store = new Kept(chain);
    const checkpoint = await signing(store).upToDate(agencyId);
    expect(checkpoint?.sequence).toBe(entriesPerRun + beyond);
    expect(await signing(store).upToDate(agencyId)).toBe(checkpoint);
    expect(store.checkpoints).toHaveLength(2);
  });

  it('has the last good checkpoint where it does not hold behind it', async () => {
    const store = new Kept(chain.slice(0, entriesPerRun));
    const good = await signing(store).upToDate(agencyId);
    const forged = { ...chain.at(-1)!, actorId: otherId };
    const spoiled = new Kept([...chain.slice(0, -1), forged]);
    spoiled.checkpoints.push(good!);
    expect(await signing(spoiled).upToDate(agencyId)).toBe(good);
    expect(faults.splice(0)).toHaveLength(1);
  });

  it('is not signed where the entry to sign at is gone', async () => {
    const store = new Kept(chain.filter(({ sequence }) => sequence !== entriesPerRun));
    await run(store);
    expect(store.checkpoints).toEqual([]);
    expect(faults).toEqual([{ kind: 'removed', agencyId, sequence: entriesPerRun, until: entriesPerRun }]);
  });
});
