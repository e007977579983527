import { createHmac } from 'node:crypto';
import type { Clock } from '#domain';

const windowMilliseconds = 5 * 60_000;

/**
 * What a phone whose clock is wrong puts into its proofs in place of a time that we could believe (RFC 9449, section 8): good for
 * five to ten minutes, for one key. It is computed, not kept: every process of the api takes what another gave.
 */
export class ProofNonces {
  /** @param key 32 bytes, the same for all api processes */
  constructor(
    private readonly key: Buffer,
    private readonly clock: Clock,
  ) {}

  current(thumbprint: string): string {
    return this.ofWindow(this.window(), thumbprint);
  }

  /** Whether it is the present one or the one before. */
  accepts(nonce: string, thumbprint: string): boolean {
    return nonce === this.current(thumbprint) || nonce === this.ofWindow(this.window() - 1, thumbprint);
  }

  private window(): number {
    return Math.floor(this.clock.now() / windowMilliseconds);
  }

  private ofWindow(window: number, thumbprint: string): string {
    return createHmac('sha256', this.key).update(`${window}.${thumbprint}`).digest('base64url').slice(0, 22);
  }
}
