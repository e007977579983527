const longest = 300;

/** The parts that are there, each once, as one line. */
export const labelOf = (parts: readonly (string | undefined)[]): string =>
  [...new Set(parts.filter((part) => part !== undefined && part !== ''))].join(', ').slice(0, longest);
