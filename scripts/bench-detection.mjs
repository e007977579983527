// Builds what is missing and runs the benchmark of detection: see `npm run bench:detection -- --help`.
import { runBuilt } from './lib/run-built.mjs';

await runBuilt('apps/simulator/src/detection/bench-detection.js', { isKind: true });
