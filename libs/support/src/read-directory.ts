import { createHash } from 'node:crypto';
import type { Clock } from '#domain';
import type { SupportDirectory } from './support-directory.port.js';
import type { SupportPlace } from './support-place.js';

/** Lists change some times a year. */
const freshMilliseconds = 60_000;

interface Shelf {
  at: number;
  places: readonly SupportPlace[];
  /** Of the whole list: the same as long as nothing in it has changed. */
  version: string;
}

/** The whole directory, out of memory: no question from outside reaches the database more often than once a minute. */
export class ReadDirectory {
  private shelf: Shelf | undefined;
  private reading: Promise<Shelf> | undefined;

  constructor(
    private readonly directory: SupportDirectory,
    private readonly clock: Clock,
  ) {}

  execute(): Shelf | Promise<Shelf> {
    const now = this.clock.now();
    if (this.shelf && now - this.shelf.at < freshMilliseconds) return this.shelf;
    this.reading ??= this.load(now).finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async load(at: number): Promise<Shelf> {
    const places = await this.directory.all();
    const version = createHash('sha256').update(JSON.stringify(places)).digest('base64url').slice(0, 22);
    return (this.shelf = { at, places, version });
  }
}
