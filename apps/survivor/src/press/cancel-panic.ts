import { codeOf, send } from '../api/send.js';
import { identity } from '../keep/settings.js';
import { learn } from './presses.js';

export type Cancelling = 'cancelled' | 'pin_wrong' | 'pin_wait' | 'no_network';

/**
 * Takes a press back. Nothing of the PIN is kept: a cancel that waits in the phone would let whoever takes it try. Nobody here knows
 * whether it was the PIN or the duress PIN.
 */
export async function cancelPanic(id: string, pin: string): Promise<Cancelling> {
  const who = identity.get();
  if (who === undefined) return 'no_network';
  const answer = await send(who, {
    method: 'POST',
    path: `/v1/panics/${id}/cancel`,
    body: { pin },
    proofId: id,
  });
  const { status } = answer;
  if (status === 200) {
    await learn(id, { cancelled: true });
    return 'cancelled';
  }
  if (status === 429) return 'pin_wait';
  return status === 403 && codeOf(answer) === 'pin_wrong' ? 'pin_wrong' : 'no_network';
}
