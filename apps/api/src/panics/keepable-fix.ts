/** Many times what a fix takes; less than can be nested too deeply for JSON. */
const longestCharacters = 4_000;
/** NUL and half of a surrogate pair, as JSON writes them: PostgreSQL keeps neither in `jsonb`. */
const unstorable = /\\u(0000|d[89a-f][0-9a-f]{2})/i;

/** The fix of a press as it was sent, or `undefined` when it could not be stored: the press is worth more than its fix. */
export function keepableFix(fix: unknown): object | undefined {
  if (typeof fix !== 'object' || fix === null) return undefined;
  const text = asJson(fix);
  return text === undefined || text.length > longestCharacters || unstorable.test(text) ? undefined : fix;
}

function asJson(fix: object): string | undefined {
  try {
    return JSON.stringify(fix);
  } catch {
    // Nested more deeply than the stack is.
    return undefined;
  }
}
