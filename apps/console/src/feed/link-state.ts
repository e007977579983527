/** Whether new alarms can reach this screen. Times in milliseconds since 1970. */
export interface LinkState {
  phase: 'connecting' | 'catching_up' | 'live' | 'lost';
  /** When anything was last heard from the server while live: since then this console may have missed alarms. */
  blindSince: number | null;
  /** What came in by catching up, told once the link is back. */
  missed: Missed | null;
}

/** The alarms that this screen did not show when they were raised, in their order; each once. */
export interface Missed {
  since: number;
  until: number;
  alarms: readonly MissedAlarm[];
}

export interface MissedAlarm {
  alarmId: string;
  incidentId: string;
}

export const initialLink: LinkState = { phase: 'connecting', blindSince: null, missed: null };

export function linkLost(link: LinkState, lastHeardAt: number): LinkState {
  return { ...link, phase: 'lost', blindSince: link.blindSince ?? lastHeardAt };
}

/** Connected, but what was missed is still coming. */
export const linkConnected = (link: LinkState): LinkState => ({ ...link, phase: 'catching_up' });

/** What an earlier gap had brought and nobody has dismissed yet stays in the list. */
export function linkLive(link: LinkState, now: number, alarms: readonly MissedAlarm[]): LinkState {
  const { blindSince, missed: before } = link;
  if (blindSince === null) return { phase: 'live', blindSince: null, missed: before };
  const all = new Map([...(before?.alarms ?? []), ...alarms].map((alarm) => [alarm.alarmId, alarm]));
  const missed = { since: before?.since ?? blindSince, until: now, alarms: [...all.values()] };
  return { phase: 'live', blindSince: null, missed };
}

/** Time alone must be able to say that the screen is blind; a first connection gets a few seconds. */
export const isBlind = (link: LinkState): boolean =>
  link.phase === 'lost' || (link.phase !== 'live' && link.blindSince !== null);
