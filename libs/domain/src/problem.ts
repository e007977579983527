/** One field of a request that is wrong, as in RFC 9457 problem details. `path` uses dots and indexes: `fixes.3.point`. */
export interface FieldError {
  path: string;
  message: string;
}

/** How the edge answers: each kind is one HTTP status. */
export type ProblemKind =
  | 'malformed' // 400
  | 'unauthenticated' // 401
  | 'forbidden' // 403
  | 'not_found' // 404
  | 'conflict' // 409
  | 'gone' // 410
  | 'too_large' // 413
  | 'unprocessable' // 422
  | 'too_many' // 429
  | 'unavailable'; // 503

/**
 * A refusal that a caller can act on. Each lib derives its own error class with its own codes; the edge maps `kind` to a
 * status and prints `code`, `message` and `errors`, so none of them may hold anything personal.
 */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly code: string,
    detail: string,
    readonly errors: readonly FieldError[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(detail);
    this.name = new.target.name;
  }
}
