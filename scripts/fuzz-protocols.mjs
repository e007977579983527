// Builds what is missing and changes frames of trackers at random: see `npm run fuzz:protocols -- --help`.
import { runBuilt } from './lib/run-built.mjs';

await runBuilt('apps/simulator/src/fuzz/fuzz-main.js', { isKind: true });
