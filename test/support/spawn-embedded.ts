import { transformFileSync } from '@swc/core';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  spawnEmbeddedDatabase,
  type SpawnEmbeddedDatabaseOptions,
  type SpawnedDatabase,
} from '../../libs/persistence/src/embedded/spawn-embedded-database.js';

/** Within the project, so that the compiled copy finds its packages. */
const CACHE = resolve('node_modules/.cache/qalqan-embedded-test');

/** Compiles the embedded database: the process under test runs JavaScript, and tests need no build before them. */
function compileMain(): string {
  const sources = fileURLToPath(new URL('../../libs/persistence/src/embedded/', import.meta.url));
  const compiled = join(CACHE, 'compiled');
  mkdirSync(compiled, { recursive: true });
  // By rename: test files run side by side, and a process must not read half a file.
  const put = (name: string, content: string): void => {
    const aside = join(compiled, `${name}.${process.pid}`);
    writeFileSync(aside, content);
    renameSync(aside, join(compiled, name));
  };
  put('package.json', '{"type":"module"}');
  for (const file of readdirSync(sources)) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
    const { code } = transformFileSync(join(sources, file), {
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    put(`${basename(file, '.ts')}.js`, code);
  }
  return join(compiled, 'embedded-main.js');
}

let mainPath: string | undefined;

export function compiledMain(): string {
  mainPath ??= compileMain();
  return mainPath;
}

/** A directory that `remove` deletes. */
export function temporaryDirectory(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'qalqan-embedded-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts a database in a process of its own; a fresh one is copied from a template that all runs share. */
export function spawnForTest(options: SpawnEmbeddedDatabaseOptions): Promise<SpawnedDatabase> {
  return spawnEmbeddedDatabase({ mainPath: compiledMain(), templateDir: join(CACHE, 'template'), ...options });
}

/** A client that speaks bytes, for what no well-behaved client sends. */
export class RawClient {
  readonly socket: Socket;
  received = Buffer.alloc(0);
  closed = false;
  readonly #waiting = new Set<() => void>();

  constructor(url: string) {
    this.socket = createConnection({ host: '127.0.0.1', port: Number(new URL(url).port) });
    this.socket.on('data', (chunk: Buffer) => {
      this.received = Buffer.concat([this.received, chunk]);
      this.#wake();
    });
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      this.closed = true;
      this.#wake();
    });
  }

  /** Connects as an ordinary client and forgets the greeting. */
  static async ready(url: string, parameters: Record<string, string> = {}): Promise<RawClient> {
    const client = new RawClient(url);
    client.startup(parameters);
    await client.until('Z');
    client.received = Buffer.alloc(0);
    return client;
  }

  startup(parameters: Record<string, string> = {}, version = 3 << 16): void {
    const pairs = Object.entries({ user: 'qalqan', database: 'qalqan', ...parameters });
    const body = Buffer.from(`${pairs.map(([name, value]) => `${name}\0${value}\0`).join('')}\0`);
    const head = Buffer.alloc(8);
    head.writeInt32BE(body.length + 8, 0);
    head.writeInt32BE(version, 4);
    this.socket.write(Buffer.concat([head, body]));
  }

  send(...messages: Buffer[]): void {
    this.socket.write(Buffer.concat(messages));
  }

  /** Type letters of the whole messages received so far. */
  types(): string {
    let types = '';
    for (let at = 0; at + 5 <= this.received.length;) {
      const end = at + 1 + this.received.readInt32BE(at + 1);
      if (end > this.received.length) break;
      types += String.fromCharCode(this.received[at] as number);
      at = end;
    }
    return types;
  }

  /** Waits until the messages received end with `types`; returns all of them and forgets them. */
  async until(types: string): Promise<string> {
    await this.#when(() => this.types().endsWith(types) || this.closed);
    const received = this.types();
    if (!received.endsWith(types)) throw new Error(`connection ended after ${received}: ${this.text()}`);
    return received;
  }

  async untilClosed(): Promise<string> {
    await this.#when(() => this.closed);
    return this.text();
  }

  text(): string {
    return this.received.toString('latin1');
  }

  forget(): void {
    this.received = Buffer.alloc(0);
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  async #when(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((wake) => {
        const once = (): void => {
          this.#waiting.delete(once);
          wake();
        };
        this.#waiting.add(once);
      });
    }
  }
}
