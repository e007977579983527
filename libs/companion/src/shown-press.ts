import type { PressRecord } from './companion-reader.port.js';

/** A press as its phone is shown it. Times are milliseconds since 1970. */
export interface ShownPress {
  id: string;
  status: 'active' | 'cancelled';
  pressedAt: number;
  seenAt: number | null;
  dispatchedAt: number | null;
  onSceneAt: number | null;
  closedAt: number | null;
}

/**
 * Whoever forced a PIN out of her reads this too: duress is a cancel, and nothing that the desk does after the cancel is shown,
 * since after the duress PIN it goes on.
 */
export function shownPress(press: PressRecord): ShownPress {
  const { id, pressedAt, cancelledAt, dispatchedAt, arrivedAt, closedAt } = press;
  const shown = (at: number | null): number | null =>
    at === null || (cancelledAt !== null && at > cancelledAt) ? null : at;
  return {
    id,
    status: cancelledAt === null ? 'active' : 'cancelled',
    pressedAt,
    seenAt: shown(seenAt(press)),
    dispatchedAt: shown(dispatchedAt),
    onSceneAt: shown(arrivedAt),
    closedAt: shown(closedAt),
  };
}

/** A press may join an incident that the desk had acknowledged before: then it is seen when a console shows it. */
const seenAt = ({ acknowledgedAt, receivedAt, shownAt }: PressRecord): number | null =>
  acknowledgedAt === null || acknowledgedAt >= receivedAt ? acknowledgedAt : shownAt;
