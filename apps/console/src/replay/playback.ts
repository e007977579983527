/** Seconds of what happened in one second of looking. */
export const speeds = [1, 10, 60, 300, 1_800] as const;
export type Speed = (typeof speeds)[number];

/** The slider. Milliseconds since 1970. */
export interface Playback {
  from: number;
  to: number;
  at: number;
  speed: Speed;
  isPlaying: boolean;
}

export type PlaybackCommand =
  | { do: 'toggle' }
  | { do: 'go'; at: number }
  | { do: 'by'; milliseconds: number }
  | { do: 'faster' | 'slower' }
  | { do: 'speed'; speed: Speed }
  | { do: 'pass'; milliseconds: number };

export function playbackOf(from: number, to: number): Playback {
  return { from, to: Math.max(to, from + 1_000), at: from, speed: 10, isPlaying: false };
}

/** What a command makes of it; at the end it stops, and playing from there begins anew. */
export function played(state: Playback, command: PlaybackCommand): Playback {
  switch (command.do) {
    case 'toggle':
      if (state.isPlaying) return { ...state, isPlaying: false };
      return { ...state, isPlaying: true, at: state.at >= state.to ? state.from : state.at };
    case 'go':
      return { ...state, at: within(state, command.at) };
    case 'by':
      return { ...state, at: within(state, state.at + command.milliseconds) };
    case 'speed':
      return { ...state, speed: command.speed };
    case 'faster':
      return { ...state, speed: speeds[speeds.indexOf(state.speed) + 1] ?? state.speed };
    case 'slower':
      return { ...state, speed: speeds[speeds.indexOf(state.speed) - 1] ?? state.speed };
    case 'pass': {
      const at = within(state, state.at + command.milliseconds * state.speed);
      return { ...state, at, isPlaying: at < state.to };
    }
  }
}

const within = ({ from, to }: Playback, at: number): number => Math.min(to, Math.max(from, at));

/** The finding that stands at this moment (the last one up to it), as its place in the list; -1 before the first. */
export function standingAt(times: readonly number[], at: number): number {
  return times.findLastIndex((time) => time <= at);
}

/** The time of the next finding after this moment, or of the one before it; `undefined`: there is none. */
export function neighbour(times: readonly number[], at: number, way: 1 | -1): number | undefined {
  return way === 1 ? times.find((time) => time > at) : times.findLast((time) => time < at);
}
