// Builds what is missing and runs the benchmark of the whole way: see `npm run bench -- --help`.
import { buildAll } from './lib/build.mjs';
import { runBuilt } from './lib/run-built.mjs';

await runBuilt('test/load/bench.js', { build: buildAll });
