import { setTimeout as sleep } from 'node:timers/promises';
import { Stop } from '../lib/stop.error.mjs';

const limitMilliseconds = 60_000;

/** Waits until a process says that it and what it needs are ready. @returns its dependencies with their states. */
export async function waitUntilReady(name, baseUrl) {
  const until = performance.now() + limitMilliseconds;
  let last = 'it does not answer';
  while (performance.now() < until) {
    try {
      const reply = await fetch(`${baseUrl}/health/ready`, { signal: AbortSignal.timeout(5_000) });
      const { dependencies = {} } = await reply.json();
      if (reply.ok) return dependencies;
      last = describe(dependencies, 'down');
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
    await sleep(100);
  }
  throw new Stop(`The ${name} did not become ready within ${limitMilliseconds / 1000} s: ${last}`);
}

/** Names and details of the dependencies in one state. */
export const inState = (dependencies, state) =>
  Object.entries(dependencies)
    .filter(([, { status }]) => status === state)
    .map(([name, { detail }]) => (detail ? `${name}: ${detail}` : name));

const describe = (dependencies, state) => inState(dependencies, state).join('; ') || 'not ready';
