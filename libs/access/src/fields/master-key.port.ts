import { Problem } from '#domain';

/** Port: the key that wraps the keys of agencies. It may stay where this process cannot read it. */
export interface MasterKey {
  /** @param context what the key is for: it is unwrapped for nothing else */
  wrap(key: Buffer, context: string): Promise<string>;
  /**
   * @throws MasterKeyUnavailable when it does not answer; it may later
   * @throws Error when it was wrapped by another key, for another context, or was changed
   */
  unwrap(wrapped: string, context: string): Promise<Buffer>;
  /** Whether what is wrapped would be wrapped the same way now; if not, the master key was rotated. */
  isCurrent(wrapped: string): Promise<boolean>;
}

/** What keeps the master key does not answer: what was asked may be asked again. */
export class MasterKeyUnavailable extends Problem {
  constructor(
    readonly reason: string,
    readonly because?: unknown,
  ) {
    super(
      'unavailable',
      'keys_unavailable',
      'The keys of sealed fields are not to be had at the moment. Try again.',
      [],
      5,
    );
  }
}
