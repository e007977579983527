import { AccountProblem } from './account-problem.js';
import type { AccountChange } from './use-account-change.js';

/** Why a change was not made and what to do. What asks for a new proof is for {@link AskedProof}. */
export function ChangeNote<Input>({ change }: { change: AccountChange<Input> }) {
  return change.error === null || change.mustProve ? null : <AccountProblem error={change.error} />;
}
