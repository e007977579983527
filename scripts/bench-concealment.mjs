// Builds what is missing and runs the benchmark of concealment: see `npm run bench:concealment -- --help`.
import { runBuilt } from './lib/run-built.mjs';

await runBuilt('apps/simulator/src/concealment/bench-concealment.js', { isKind: true });
