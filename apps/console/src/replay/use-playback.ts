import { type Dispatch, useEffect, useReducer } from 'react';
import { type Playback, type PlaybackCommand, playbackOf, played } from './playback.js';

/** The slider, moved along by the screen's own frames while it plays. */
export function usePlayback(from: number, to: number): [Playback, Dispatch<PlaybackCommand>] {
  const [state, command] = useReducer(played, undefined, () => playbackOf(from, to));
  const { isPlaying } = state;
  useEffect(() => {
    if (!isPlaying) return undefined;
    let before: number | undefined;
    let frame = requestAnimationFrame(function step(now) {
      if (before !== undefined) command({ do: 'pass', milliseconds: now - before });
      before = now;
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);
  return [state, command];
}
