import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Chunk, Directory, Identity, Press, Settings, Snapshot, Waiting } from './kept.js';

/** Values of `all`, each under its own name. */
export interface Kept {
  identity: Identity;
  settings: Settings;
  snapshot: Snapshot;
  directory: Directory;
  /** The text of the notes, for as long as the app looks like them. */
  notes: string;
  /** Seals what was recorded. */
  chunkKey: CryptoKey;
}

interface Schema extends DBSchema {
  all: { key: keyof Kept; value: Kept[keyof Kept] };
  presses: { key: string; value: Press };
  outbox: { key: string; value: Waiting };
  chunks: { key: [panicId: string, sequence: number]; value: Chunk };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** What the phone keeps, for the page and the service worker alike. Its name tells nothing to who looks through a browser's data. */
export function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('app', 2, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('all');
        db.createObjectStore('presses', { keyPath: 'id' });
        db.createObjectStore('outbox', { keyPath: 'id' });
      }
      if (before < 2) db.createObjectStore('chunks', { keyPath: ['panicId', 'sequence'] });
    },
    // Another tab waits with a newer version: let it.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => (opened = undefined),
  });
  return opened;
}

export async function keptValue<Name extends keyof Kept>(name: Name): Promise<Kept[Name] | undefined> {
  return (await (await database()).get('all', name)) as Kept[Name] | undefined;
}

export async function keep<Name extends keyof Kept>(name: Name, value: Kept[Name]): Promise<void> {
  await (await database()).put('all', value, name);
}

/** Everything, as if the app had never been here. */
export async function forgetEverything(): Promise<void> {
  const db = await database();
  await Promise.all((['all', 'presses', 'outbox', 'chunks'] as const).map((store) => db.clear(store)));
}
