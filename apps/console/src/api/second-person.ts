/** The answer of a change that a second person must approve: nothing has changed yet. */
export interface Waiting {
  approval: { id: string; expiresAt: string };
}

export const waits = (answer: unknown): answer is Waiting =>
  typeof answer === 'object' && answer !== null && 'approval' in answer;
