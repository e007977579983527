/** The row with what the change gives; `undefined` means not given. */
export function withGiven<Row extends object>(
  row: Row,
  change: { readonly [Key in keyof Row]?: Row[Key] | undefined },
): Row {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...row, ...(Object.fromEntries(given) as Partial<Row>) };
}
