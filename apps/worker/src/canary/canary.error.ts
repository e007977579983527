import type { CanaryStep } from '#domain';

/** A test alarm that did not arrive: how far it came, and a code of what was in its way. */
export class CanaryError extends Error {
  constructor(
    readonly step: CanaryStep,
    readonly code: string,
  ) {
    super(`${step}: ${code}`);
    this.name = 'CanaryError';
  }

  /** The house does not know our credentials any more: another process has renewed them, or somebody took them away. */
  get isRefusal(): boolean {
    return this.code === '401' || this.code === '403';
  }
}

/** The step's own error, whatever failed in it; of a message nothing is kept, it may hold anything. */
export function canaryError(step: CanaryStep, error: unknown): CanaryError {
  if (error instanceof CanaryError) return error;
  if (!(error instanceof Error)) return new CanaryError(step, 'unknown');
  // fetch hides what went wrong with the connection in the cause.
  const { code } = (error.cause instanceof Error ? error.cause : error) as { code?: unknown };
  return new CanaryError(step, typeof code === 'string' ? code : error.name);
}
