import { readFileSync } from 'node:fs';

/** Prints the counts of each test run and, as the last line, their sum. */
const runs = readFileSync(process.argv[2], 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
for (const { servers, passed, failed, skipped } of runs) {
  console.log(`${servers}: ${passed} passed, ${failed} failed, ${skipped.length} skipped`);
}
const sum = (key) => runs.reduce((total, run) => total + run[key], 0);
// A part that failed without a failing test (lint, a server that did not start) still shows in the last line.
const failedParts = Number(process.argv[3]);
console.log(`${sum('passed')} passed, ${sum('failed') || failedParts} failed`);
