/** One thing that must be true, with how often it was asked and where it was not. */
export interface Account {
  what: string;
  checked: number;
  lost: number;
  doubled: number;
  /** A few of them, to look for. */
  examples: string[];
}

const kept = 5;

/** Every key that was wanted against how often each is there. @param strange what is there and must not be: one too many */
export function account(
  what: string,
  wanted: readonly string[],
  there: readonly string[],
  strange: readonly string[] = [],
): Account {
  const counts = new Map<string, number>();
  for (const key of there) counts.set(key, (counts.get(key) ?? 0) + 1);
  const lost = wanted.filter((key) => !counts.has(key));
  const doubled = [...counts].filter(([, count]) => count > 1).map(([key]) => key);
  const examples = [
    ...lost.slice(0, kept).map((key) => `lost ${key}`),
    ...doubled.slice(0, kept).map((key) => `twice ${key}`),
    ...strange.slice(0, kept).map((key) => `one too many ${key}`),
  ];
  return { what, checked: wanted.length, lost: lost.length, doubled: doubled.length + strange.length, examples };
}
