import type { Severity } from '#domain';

/** One note: hertz, start and length in seconds from the start of the pattern. */
export interface Note {
  hertz: number;
  at: number;
  length: number;
}

/** A pattern and the pause in seconds after which it is played again while somebody must still answer. */
export interface Tone {
  notes: readonly Note[];
  repeatAfterSeconds: number;
  volume: number;
}

/** What the sound tells: a severity that waits, or that this screen is blind. */
export type ToneName = Severity | 'link_lost';

/**
 * Told apart without looking: critical is a fast climbing triple, urgent two even beats, a lost link one low falling
 * tone. Notices are silent. 600–1,200 Hz carries over speech on small speakers and is not yet shrill.
 */
export const tones: Record<ToneName, Tone | null> = {
  critical: {
    notes: [0, 0.55].flatMap((at) => [
      { hertz: 740, at, length: 0.13 },
      { hertz: 932, at: at + 0.15, length: 0.13 },
      { hertz: 1_175, at: at + 0.3, length: 0.17 },
    ]),
    repeatAfterSeconds: 2.2,
    volume: 0.35,
  },
  urgent: {
    notes: [
      { hertz: 660, at: 0, length: 0.18 },
      { hertz: 660, at: 0.3, length: 0.18 },
    ],
    repeatAfterSeconds: 6,
    volume: 0.22,
  },
  notice: null,
  link_lost: {
    notes: [
      { hertz: 392, at: 0, length: 0.35 },
      { hertz: 262, at: 0.35, length: 0.55 },
    ],
    repeatAfterSeconds: 8,
    volume: 0.25,
  },
};

/** The gravest thing sounds alone; a blind screen is told after a critical alarm and before an urgent one. */
export function toneFor(waiting: Severity | null, blind: boolean): ToneName | null {
  if (waiting === 'critical') return 'critical';
  if (blind) return 'link_lost';
  return waiting === 'urgent' ? 'urgent' : null;
}
