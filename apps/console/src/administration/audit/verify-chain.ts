import type { AuditKeys, AuditVerificationAnswer } from '#contracts';
import { answer, api } from '../../api/client.js';
import { createStore } from '../../feed/store.js';
import { sessionStore } from '../../session/session-store.js';
import { checkSignature, type Checkpoint, type SignatureState } from './checkpoint-signature.js';

export interface ChainRun {
  state: 'running' | 'done' | 'stopped' | 'failed';
  verifiedTo: number;
  head: number;
  entries: number;
  faults: AuditVerificationAnswer['faults'];
  /** How many checkpoints were checked in this browser, by how that ended. */
  signatures: Record<SignatureState, number>;
  newest: { checkpoint: Checkpoint; signature: SignatureState } | null;
  error: Error | null;
}

const atFirst: ChainRun = {
  state: 'running',
  verifiedTo: 0,
  head: 0,
  entries: 0,
  faults: [],
  signatures: { holds: 0, broken: 0, unknownKey: 0, unable: 0 },
  newest: null,
  error: null,
};

/** Outside of any screen: it goes on when its screen is left, and is found again. */
export const chainStore = createStore<ChainRun | null>(null);
const isRunning = (): boolean => chainStore.get()?.state === 'running';
const set = (change: (run: ChainRun) => Partial<ChainRun>): void =>
  chainStore.update((run) => (run === null ? run : { ...run, ...change(run) }));

/** The server computes the chain anew, a part at a time; the signatures are checked here. */
export async function verifyChain(): Promise<void> {
  if (isRunning()) return;
  chainStore.update(() => atFirst);
  try {
    const keys = await keysOfHouse();
    for (let complete = false; !complete && isRunning();) {
      const after = chainStore.get()?.verifiedTo ?? 0;
      const part = await answer(api.GET('/v1/audit/verification', { params: { query: { after } } }));
      await take(part, keys);
      complete = part.complete;
    }
    if (isRunning()) set(() => ({ state: 'done' }));
  } catch (error) {
    set(() => ({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)) }));
  }
}

/** None while nothing was ever signed. */
async function keysOfHouse(): Promise<AuditKeys['keys']> {
  try {
    return (await answer(api.GET('/v1/audit/key'))).keys;
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 404) return [];
    throw error;
  }
}

async function take(part: AuditVerificationAnswer, keys: AuditKeys['keys']): Promise<void> {
  const checked = await Promise.all(
    part.checkpoints.map(async (checkpoint) => ({ checkpoint, signature: await checkSignature(checkpoint, keys) })),
  );
  set((run) => {
    const signatures = { ...run.signatures };
    for (const { signature } of checked) signatures[signature] += 1;
    return {
      verifiedTo: part.verifiedTo,
      head: part.head,
      entries: run.entries + part.entries,
      faults: [...run.faults, ...part.faults],
      signatures,
      newest: checked.at(-1) ?? run.newest,
    };
  });
}

export const stopVerifying = (): void => {
  if (isRunning()) set(() => ({ state: 'stopped' }));
};

sessionStore.subscribe(() => {
  if (sessionStore.get().signedIn === null) chainStore.update(() => null);
});
