import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/request.js';
import { expireSession, tokenNow } from '../session/session-store.js';

/** A change of one's own account, and how the last try went. */
export interface AccountChange<Input> {
  run: (input: Input) => void;
  isBusy: boolean;
  error: Error | null;
  /** The server asks to sign in once more before this. */
  mustProve: boolean;
  /** The same once more. */
  again: () => void;
  dismiss: () => void;
}

export const accountQueries = ['account'] as const;

/** Runs a change with the token as of then, and reads the account anew after it. */
export function useAccountChange<Input, Answer>(
  change: (token: string, input: Input) => Promise<Answer>,
  onDone: (answer: Answer) => void = () => undefined,
): AccountChange<Input> {
  const queries = useQueryClient();
  const attempt = useMutation({
    mutationFn: (input: Input) => ofOwnAccount((token) => change(token, input)),
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: accountQueries }),
  });
  const { variables } = attempt;
  return {
    run: attempt.mutate,
    isBusy: attempt.isPending,
    error: attempt.error,
    mustProve: attempt.error instanceof ApiError && attempt.error.code === 'authenticate_again',
    again: () => {
      if (variables !== undefined) attempt.mutate(variables);
    },
    dismiss: attempt.reset,
  };
}

/** A refused code or passkey is a 401 too; only a token that is no longer good ends the session here. */
export async function ofOwnAccount<Answer>(work: (token: string) => Promise<Answer>): Promise<Answer> {
  try {
    return await work(tokenNow());
  } catch (error) {
    if (error instanceof ApiError && ['token_invalid', 'session_ended'].includes(error.code)) expireSession();
    throw error;
  }
}
