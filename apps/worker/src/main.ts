import { readConfiguration } from './configuration.js';
import { createWorker } from './create-worker.js';

await createWorker(readConfiguration(process.env));
