import { useEffect, useRef, useState } from 'preact/hooks';
import { go } from '../ui/route.js';
import { vibrate } from '../ui/vibrate.js';
import { useWords } from '../words/rooms/rooms.js';
import { pressPanic } from './press-panic.js';

/** Time to take hold again after a stumble. */
const graceSeconds = 5;
const ticked = 80;

/** For the walk home: help is called when she lets go. Who takes the phone from her lets go for her. */
export function WalkScreen() {
  const { walk: words } = useWords();
  const [isHeld, setHeld] = useState(false);
  const [left, setLeft] = useState<number>();
  useAwake();
  /** `calls`: she has begun, and has neither arrived nor called. */
  const state = useRef<'resting' | 'calls' | 'over'>('resting');
  const call = (): void => {
    if (state.current !== 'calls') return;
    state.current = 'over';
    void pressPanic('hold_release');
  };
  // Whatever ends this screen before she has arrived, the lock of a phone that was taken from her too, has let go for her.
  useEffect(() => call, []);
  useEffect(() => {
    if (left === undefined) return undefined;
    if (left === 0) {
      go('press');
      return undefined;
    }
    vibrate(ticked);
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  const hold = (): void => {
    state.current = 'calls';
    setHeld(true);
    setLeft(undefined);
  };
  const release = (): void => {
    if (!isHeld) return;
    setHeld(false);
    setLeft(graceSeconds);
  };
  const arrive = (): void => {
    state.current = 'over';
    go('check-in');
  };
  const isUnderWay = isHeld || left !== undefined;
  return (
    <main class="press">
      <h1 tabIndex={-1}>{words.title}</h1>
      <button
        type="button"
        class={isHeld ? 'panic walk held' : 'panic walk'}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          hold();
        }}
        onPointerUp={release}
        onPointerCancel={release}
        onContextMenu={(event) => event.preventDefault()}
      >
        <span class="panic-word">{left ?? words.word}</span>
        <span class="panic-how">{isHeld ? words.holding : left === undefined ? words.hold : words.takeAgain}</span>
      </button>
      <p class="hint">{words.note}</p>
      <button type="button" class="button" disabled={isUnderWay && !isHeld} onClick={arrive}>
        {isUnderWay ? words.arrived : words.back}
      </button>
    </main>
  );
}

/** The screen would go dark, and the finger with it. */
function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    const { wakeLock } = navigator as Partial<Pick<Navigator, 'wakeLock'>>;
    wakeLock?.request('screen').then(
      (taken) => (lock = taken),
      // Refused on a low battery: it then only holds as long as the phone lets it.
      () => undefined,
    );
    return () => void lock?.release();
  }, []);
}
