import { ProveAgain } from './prove-again.js';
import type { AccountChange } from './use-account-change.js';

/**
 * The window that takes a new proof, where the server asks for one, and then goes on with the change. It holds a form, so it stands
 * beside the form of the change and never inside: the browser would send the one inside by itself.
 */
export function AskedProof<Input>({ change }: { change: AccountChange<Input> }) {
  return change.mustProve ? <ProveAgain onProved={change.again} onClose={change.dismiss} /> : null;
}
