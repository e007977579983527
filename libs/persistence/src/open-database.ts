import { setTimeout as sleep } from 'node:timers/promises';
import { createDataSource, type DatabaseOptions } from './data-source.js';
import { Database } from './database.js';
import { DatabaseUnavailable, told } from './database.error.js';
import type { FieldKeys } from './fields/field-keys.js';

const tries = 60;
const betweenTriesMilliseconds = 500;

/**
 * Does what a program needs before it can start, again for half a minute while the database is away: one that ended instead
 * would be started again by its supervisor with ever longer pauses, and be missing when the database is back.
 */
export async function onceAvailable<T>(
  work: () => Promise<T>,
  pause: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried === tries || !(told(error) instanceof DatabaseUnavailable)) throw error;
    }
    await pause(betweenTriesMilliseconds);
  }
}

/**
 * The pool of a program that runs on; waits for a database that is away.
 *
 * @throws Error when the keys are those of another installation
 */
export async function openDatabase(options: DatabaseOptions, keys: FieldKeys): Promise<Database> {
  const database = await onceAvailable(async () => new Database(await createDataSource(options).initialize(), keys));
  await keys.warm(database);
  return database;
}
