/** Of the shortest password that may be strong enough. */
export const leastPasswordLength = 10;

/** Of 0–4: more than 10^8 guesses, "safely unguessable" where each guess costs an argon2id. */
const leastScore = 3;
/** The estimate takes more than linear time; what is longer is judged by its beginning. */
const judgedLength = 64;

interface Estimator {
  check(password: string, userInputs: string[]): { score: number };
}
let estimator: Promise<Estimator> | undefined;

/**
 * What is wrong with a password, or `undefined`. Guesses are estimated by zxcvbn: common passwords, keyboard walks, dates,
 * repetitions.
 *
 * @param about the member's name and e-mail address: what an attacker tries first
 */
export async function passwordFault(password: string, about: readonly string[]): Promise<string | undefined> {
  if ([...password].length < leastPasswordLength) return `must have at least ${leastPasswordLength} characters`;
  const { score } = (await (estimator ??= load())).check(password.slice(0, judgedLength), about.flatMap(wordsOf));
  return score < leastScore ? 'is too easy to guess; take several words that do not belong together' : undefined;
}

/** The whole, an address without its domain, and each word. */
const wordsOf = (text: string): string[] => [
  ...new Set([text, text.split('@')[0]!, ...text.split(/[^\p{L}\p{N}]+/u)].filter((word) => word.length > 2)),
];

/** Word lists of several megabytes: read when the first password is set, which most processes never do. */
async function load(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}
