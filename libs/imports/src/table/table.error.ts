import type { ImportFailure } from '#domain';

/** A file that is no table of ours. Its message holds nothing of the file. */
export class TableError extends Error {
  override name = 'TableError';

  /** @param names columns that nobody knows, or that are missing */
  constructor(
    readonly failure: ImportFailure,
    readonly names: readonly string[] = [],
  ) {
    super(failure);
  }
}
