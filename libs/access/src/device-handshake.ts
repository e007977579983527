import { AccessError } from './access.error.js';
import type { DeviceCaller } from './caller.js';
import type { DeviceAuthenticator } from './device-authenticator.js';
import type { ProofVerifier } from './proof/proof-verifier.js';
import { requireProof } from './proof/require-proof.js';

/** What a device shows when it connects a socket. */
export interface Handshake {
  token?: unknown;
  proof?: unknown;
}

/** Lets devices in that connect a socket: as over HTTP, with the proof in the place of its header. */
export class DeviceHandshake {
  constructor(
    private readonly devices: DeviceAuthenticator,
    private readonly proofs: ProofVerifier,
  ) {}

  /**
   * @param path of the namespace: the proof is for `GET` of it
   * @param tellNonce is called with what the phone must, or had better, put into its next proof
   * @throws AccessError
   */
  async admit({ token, proof }: Handshake, path: string, tellNonce: (nonce: string) => void): Promise<DeviceCaller> {
    if (typeof token !== 'string' || token === '') throw new AccessError('credentials_missing');
    const caller = await this.devices.authenticate(token);
    if (caller.reportsOnly) throw new AccessError('not_permitted');
    if (caller.keyThumbprint === null) {
      if (proof !== undefined) throw new AccessError('token_invalid');
      return caller;
    }
    const shown = { method: 'GET', url: path, proof: typeof proof === 'string' ? proof : undefined };
    const answer = {
      header: (name: string, value: string): void => {
        if (name === 'dpop-nonce') tellNonce(value);
      },
    };
    await requireProof(this.proofs, shown, answer, { token, thumbprint: caller.keyThumbprint });
    return caller;
  }
}
