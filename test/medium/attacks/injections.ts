/** A text that some interpreter behind the api could take for its own. None is longer than any body may be. */
export const injections = {
  // An hour: who runs it hangs, and with it the test.
  sql: `x'; SELECT pg_sleep(3600); DROP TABLE person; --`,
  condition: `x' OR '1'='1' OR pg_sleep(3600) IS NULL --\${7*7}{{7*7}}`,
  page: `"><script>alert(1)</script><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`,
  lines: 'x\r\nSet-Cookie: stolen=1\r\n\r\n%0d%0aSet-Cookie: stolen=1%00../../etc/passwd',
  nul: 'a\0b',
  halfPair: 'a\ud800b',
  letters: `\u202e\u2066\ufeff\u200b\u0130\ufdfa\u{1f468}\u200d\u{1f469}e${'\u0301'.repeat(80)}`,
  long: 'x'.repeat(5_000),
  nothing: '',
  number: '9'.repeat(400),
} as const;

/** Other kinds of value than the one that a field has. */
export const strangers: readonly unknown[] = [1e308, [[]], { length: 1e9, toString: 'x' }, { $ne: null }];

/** What a header may carry without ending it: Node takes nothing else. */
export const headerInjections = [injections.sql, injections.condition, injections.lines].map((text) =>
  text.replaceAll(/[^\t\x20-\x7e]/g, '?'),
);
