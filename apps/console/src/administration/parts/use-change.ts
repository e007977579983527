import { useMutation, useQueryClient } from '@tanstack/react-query';

/** A change, after which what was read of these is read anew. */
export function useChange<Given, Answer>(
  work: (given: Given) => Promise<Answer>,
  changed: readonly unknown[][],
  onDone?: (answer: Answer, given: Given) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: async (answer, given) => {
      await Promise.all(changed.map((queryKey) => queries.invalidateQueries({ queryKey })));
      onDone?.(answer, given);
    },
  });
}
