import { writeFileSync } from 'node:fs';

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
  }
}
