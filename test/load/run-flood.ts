import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FloodPlan } from './flood-requests.js';
import type { OpenLoopResult } from './open-loop.js';

const program = fileURLToPath(new URL('./flood-main.js', import.meta.url));
/** It ends by itself; what does not is ended. */
const graceSeconds = 30;

/** Runs floods at once, in one process of their own. */
export function runFlood(plans: readonly FloodPlan[]): Promise<OpenLoopResult[]> {
  const child = fork(program, [], { execArgv: ['--max-semi-space-size=64'], detached: true });
  const seconds = Math.max(...plans.map((plan) => plan.seconds));
  const late = setTimeout(() => child.kill('SIGKILL'), (seconds + graceSeconds) * 1_000);
  return new Promise((resolve, reject) => {
    child.once('message', (results) => resolve(results as OpenLoopResult[]));
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the generator ended with ${code}`));
    });
    child.send(plans);
  });
}

export const quantile = (sorted: readonly number[] | undefined, share: number): number =>
  sorted?.[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
