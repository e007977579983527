// Builds what is missing and runs the benchmark of sweeping: see `npm run bench:sweep -- --help`.
import { runBuilt } from './lib/run-built.mjs';

// As the launcher and the image start a worker.
await runBuilt('test/load/bench-sweep.js', { flags: ['--max-semi-space-size=64'] });
