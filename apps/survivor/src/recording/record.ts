import { systemClock } from '#domain';
import type { Press } from '../keep/kept.js';
import { settings, snapshot } from '../keep/settings.js';
import { shown } from '../press/presses.js';
import { bringChunks, bringChunksWhileOpen } from './bring-chunks.js';
import { keepHeard } from './chunks.js';
import { openRecorder } from './microphone.js';

const chunkMilliseconds = 5_000;
/** After the press. */
const longestMilliseconds = 2 * 60 * 60_000;

/** The press that is recorded, from the moment in which the microphone is asked for. */
let recorded: { id: string; recorder?: MediaRecorder } | undefined;
/** Of whose presses the api wants no more. */
const ended = new Set<string>();

/**
 * Records what the phone hears from a press on, if she has switched it on, until the press is taken back, the incident is closed, or two
 * hours have passed. The press itself is on its way before.
 */
export function recordAfterPresses(): void {
  bringChunksWhileOpen((panicId) => {
    ended.add(panicId);
    follow();
  });
  shown.subscribe(follow);
  settings.subscribe(follow);
  snapshot.subscribe(follow);
  follow();
}

const isWanted = ({ id, pressedAt, cancelled, closedAt }: Press): boolean =>
  settings.get().records === true &&
  snapshot.get()?.state.policy.audio === true &&
  cancelled !== true &&
  closedAt === undefined &&
  !ended.has(id) &&
  systemClock.now() - pressedAt < longestMilliseconds;

function follow(): void {
  const press = shown.get();
  const wanted = press !== undefined && isWanted(press) ? press.id : undefined;
  if (recorded?.id === wanted) return;
  stop();
  if (wanted !== undefined) void start(wanted);
}

async function start(panicId: string): Promise<void> {
  const own: { id: string; recorder?: MediaRecorder } = (recorded = { id: panicId });
  const recorder = await openRecorder();
  if (recorder === undefined) return;
  // Taken back while the microphone was opened.
  if (recorded !== own) return silence(recorder);
  own.recorder = recorder;
  let since = systemClock.now();
  let kept = Promise.resolve();
  recorder.ondataavailable = ({ data }): void => {
    const until = systemClock.now();
    const milliseconds = Math.min(Math.max(until - since, 0), 2 * chunkMilliseconds);
    since = until;
    // One after the other: their numbers are their order.
    kept = kept.then(async () => {
      if (data.size > 0 && !(await keepHeard(panicId, await data.arrayBuffer(), milliseconds))) ended.add(panicId);
      follow();
      void bringChunks();
    });
  };
  recorder.onstop = (): void => silence(recorder);
  recorder.start(chunkMilliseconds);
}

function stop(): void {
  if (recorded?.recorder?.state === 'recording') recorded.recorder.stop();
  recorded = undefined;
}

/** The phone shows a dot for as long as a track is open. */
function silence({ stream }: MediaRecorder): void {
  for (const track of stream.getTracks()) track.stop();
}
