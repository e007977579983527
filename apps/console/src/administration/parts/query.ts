/** Without what was not given: an address says nothing of it. */
export function given<T extends Record<string, unknown>>(
  query: T,
): { [K in keyof T]: Exclude<T[K], undefined | null | ''> } {
  const kept = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined | null | ''> };
}
