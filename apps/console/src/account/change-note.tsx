import { AccountProblem } from './account-problem.js';
import { ProveAgain } from './prove-again.js';
import type { AccountChange } from './use-account-change.js';

/** Why a change was not made and what to do; where it asks for a new proof, the window that takes one and goes on. */
export function ChangeNote<Input>({ change }: { change: AccountChange<Input> }) {
  if (change.mustProve) return <ProveAgain onProved={change.again} onClose={change.dismiss} />;
  return change.error === null ? null : <AccountProblem error={change.error} />;
}
