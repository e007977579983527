import { randomUUID } from 'node:crypto';
import { hashDeviceToken, ProofNonces, ProofVerifier, publicKeyOf, thumbprintOf, UsedProofs } from '#access';
import { makePhoneKey, PhoneCredentials, type PhoneKey } from '#contracts';
import { systemClock } from '#domain';
import type { Database } from '#persistence';
import { type Flooded, flood } from './flood.js';
import { LoadFixes } from './load-fixes.js';
import type { LoadDevice } from './seed-load.js';

const path = '/v1/positions';
const keysMade = 200;
const connections = 64;

export interface ProofCost {
  /** Proofs that one process verifies in a second, many at a time. */
  verifiedPerSecond: number;
  /** Of all threads of that process, for one proof. */
  cpuMicroseconds: number;
  byToken: Flooded;
  byProof: Flooded;
}

/**
 * What it costs that phones prove their key: the same number of requests, one fix each, by tokens alone and by tokens with proofs
 * that were signed before.
 */
export async function proofCost(
  url: string,
  database: Database,
  devices: readonly LoadDevice[],
  requests: number,
): Promise<ProofCost> {
  const half = Math.floor(devices.length / 2);
  const [trackers, phones] = [devices.slice(0, half), devices.slice(half)];
  const keys = await Promise.all(Array.from({ length: keysMade }, () => makePhoneKey()));
  const keyOf = (index: number): PhoneKey => keys[index % keysMade]!;
  await bind(database, phones, keyOf);
  const began = systemClock.now() - 3_600_000;
  const byToken = await flood(url, new LoadFixes(trackers, began, 1), connections, 0, requests);
  const fixes = new LoadFixes(phones, began, 1);
  const proved = await Promise.all(
    Array.from({ length: requests }, async (_, index) => {
      const { token, body } = fixes.next();
      const credentials = new PhoneCredentials(keyOf(index % phones.length), token);
      const request = { method: 'POST', url: `${url}${path}`, id: randomUUID(), now: systemClock.now() };
      return { token, body, dpop: (await credentials.headers(request))['dpop']! };
    }),
  );
  const sent = proved.values();
  const byProof = await flood(url, { next: () => sent.next().value! }, connections, 0, requests);
  return { ...(await verified(proved)), byToken, byProof };
}

async function bind(database: Database, phones: readonly LoadDevice[], keyOf: (index: number) => PhoneKey) {
  const hashes = phones.map(({ token }) => hashDeviceToken(token));
  const thumbprints = phones.map((_, index) => thumbprintOf(publicKeyOf(keyOf(index).publicKey)!));
  await database.count(
    `UPDATE device d SET key_thumbprint = n.thumbprint FROM unnest($1::bytea[], $2::text[]) AS n (hash, thumbprint)
     WHERE d.token_hash = n.hash`,
    [hashes, thumbprints],
  );
}

async function verified(proved: readonly { token: string; dpop: string }[]) {
  const clock = systemClock;
  const verifier = new ProofVerifier(new ProofNonces(Buffer.alloc(32), clock), new UsedProofs(clock), clock);
  const [time, cpu] = [performance.now(), process.cpuUsage()];
  for (let at = 0; at < proved.length; at += connections)
    await Promise.all(
      proved
        .slice(at, at + connections)
        .map(({ token, dpop }) => verifier.verify(dpop, { method: 'POST', path, token })),
    );
  const { user, system } = process.cpuUsage(cpu);
  return {
    verifiedPerSecond: (proved.length * 1_000) / (performance.now() - time),
    cpuMicroseconds: (user + system) / proved.length,
  };
}
