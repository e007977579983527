import { parentPort } from 'node:worker_threads';
import { work, type Task } from './bench-work.js';

/** A thread of the benchmark: tasks in, pieces out. */
parentPort?.on('message', (task: Task) => parentPort?.postMessage(work(task)));
