import { Problem } from './problem.js';

/** The database is away: that says nothing about the data, and the same may succeed a moment later. */
export const isPassing = (error: unknown): boolean => error instanceof Problem && error.kind === 'unavailable';

/** The kind of failure only: a message of the database may repeat the value that it refused. */
export function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return `sqlstate ${code}`;
  return error instanceof Error ? error.name : 'unknown';
}
