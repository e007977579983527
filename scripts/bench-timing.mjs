// Builds what is missing and runs the measurement of what time tells: see `npm run bench:timing -- --help`.
import { runBuilt } from './lib/run-built.mjs';

await runBuilt('test/load/bench-timing.js');
