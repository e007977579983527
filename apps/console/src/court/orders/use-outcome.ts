import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Outcome } from '../court-api.js';

/** A change of an order that may need a second person; afterwards everything about orders is read anew. */
export function useOutcome<Given, Done>(work: (given: Given) => Promise<Outcome<Done>>, onSettled?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['court'] });
      onSettled?.();
    },
  });
}

export const hasToWait = (outcome: Outcome<unknown> | undefined): boolean =>
  outcome !== undefined && 'waits' in outcome;
