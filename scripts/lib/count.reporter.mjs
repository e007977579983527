import { writeFileSync } from 'node:fs';

/** What the global teardown needs, and then some. */
const endsWithinMilliseconds = 40_000;

/** Jest reporter: leaves the counts of the run as JSON in the file that QALQAN_COUNTS_FILE names. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((suite) =>
      suite.testResults
        .filter(({ status }) => status === 'pending' || status === 'todo')
        .map(({ fullName }) => fullName),
    );
    const counts = {
      passed: results.numPassedTests,
      // A file that cannot even be loaded has no tests that could fail.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      files: results.numTotalTestSuites,
      skipped,
    };
    writeFileSync(process.env.QALQAN_COUNTS_FILE, JSON.stringify(counts));
    // Fires only where something keeps the process alive: an open server or connection would let CI wait for ever.
    setTimeout(() => {
      console.error('The tests are over, but one of them left something open: jest does not end by itself.');
      process.exit(1);
    }, endsWithinMilliseconds).unref();
  }
}
