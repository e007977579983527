// Builds what is missing and runs the benchmark of the device gateway: see `npm run bench:gateway -- --help`.
import { runBuilt } from './lib/run-built.mjs';

await runBuilt('test/load/bench-gateway.js', { flags: ['--max-semi-space-size=64'] });
