import { flush, syncTag } from '../outbox/outbox.js';
import { showNothingTelling } from './notifications.js';

declare const KEPT_FILES: readonly string[];
declare const KEPT_VERSION: string;

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Syncing extends Extendable {
  tag: string;
}
interface Fetching extends Extendable {
  request: globalThis.Request;
  respondWith(answer: Promise<Response> | Response): void;
}

const cacheName = `app-${KEPT_VERSION}`;
const shell = '/app/';

/** The types of workers and of pages exclude each other: only what is used is named here. */
const worker = self as unknown as {
  addEventListener(type: 'install' | 'activate', listen: (event: Extendable) => void): void;
  addEventListener(type: 'sync', listen: (event: Syncing) => void): void;
  addEventListener(type: 'fetch', listen: (event: Fetching) => void): void;
  clients: { claim(): Promise<void> };
};

worker.addEventListener('install', (event) => event.waitUntil(keepFiles()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));

// A new version waits until the old one's pages are closed: they still load parts of their own.
async function keepFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  // Not through the browser's own cache: a page and parts of two builds would be kept together.
  await cache.addAll(KEPT_FILES.map((file) => new globalThis.Request(file, { cache: 'reload' })));
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('app-') && name !== cacheName) await caches.delete(name);
  await worker.clients.claim();
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(shell)) return;
  event.respondWith(fromCache(request.mode === 'navigate' ? shell : url.pathname, request));
});

async function fromCache(path: string, request: globalThis.Request): Promise<Response> {
  return (await (await caches.open(cacheName)).match(path)) ?? fetch(request);
}

worker.addEventListener('sync', (event) => {
  if (event.tag === syncTag) event.waitUntil(sendAll());
});

/** A rejected sync is asked for again by the browser. */
async function sendAll(): Promise<void> {
  if (!(await flush())) throw new Error('something still waits');
}

showNothingTelling();
