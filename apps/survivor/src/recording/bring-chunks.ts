import { codeOf, send } from '../api/send.js';
import { identity } from '../keep/settings.js';
import { fateOf } from '../outbox/fate.js';
import { onNews } from '../outbox/news.js';
import { forget, nextChunk, opened } from './chunks.js';

const pauseMilliseconds = 10_000;
/** Once a phone is told so, nothing more of this press is wanted. What was heard before is still offered, piece by piece. */
const endings = new Set(['recording_over', 'recording_full', 'recording_not_allowed']);

let timer: ReturnType<typeof setTimeout> | undefined;
let isAtWork = false;
let onEnding: (panicId: string) => void = () => undefined;

/** Sends what was heard, for as long as the app is open, and what is left of before. @param ended no more of this press is wanted */
export function bringChunksWhileOpen(ended: (panicId: string) => void): void {
  onEnding = ended;
  onNews(({ kind }) => void (kind === 'press' && bringChunks()));
  addEventListener('online', () => void bringChunks());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void bringChunks());
  void bringChunks();
}

/** One after the other: the api takes them in their order alone. */
export async function bringChunks(): Promise<void> {
  clearTimeout(timer);
  if (isAtWork) return;
  isAtWork = true;
  try {
    while (await bringNext());
  } finally {
    isAtWork = false;
  }
}

/** @returns whether there may be another one to bring now */
async function bringNext(): Promise<boolean> {
  const who = identity.get();
  const chunk = who && (await nextChunk());
  if (who === undefined || chunk === undefined) return false;
  const { panicId, sequence, milliseconds } = chunk;
  const answer = await send(who, {
    method: 'PUT',
    path: `/v1/recordings/${panicId}/chunks/${sequence}?milliseconds=${milliseconds}`,
    body: await opened(chunk),
  });
  const fate = fateOf('chunk', answer.status);
  if (fate === 'later') {
    timer = setTimeout(() => void bringChunks(), pauseMilliseconds);
    return false;
  }
  await forget(chunk);
  if (endings.has(codeOf(answer) ?? '')) onEnding(panicId);
  return true;
}
