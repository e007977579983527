/** Whether new alarms can reach this screen. Times in milliseconds since 1970. */
export interface LinkState {
  phase: 'connecting' | 'catching_up' | 'live' | 'lost';
  /** When anything was last heard from the server while live: since then this console may have missed alarms. */
  blindSince: number | null;
  /** What came in by catching up, told once the link is back. */
  missed: { since: number; until: number; alarms: number } | null;
}

export const initialLink: LinkState = { phase: 'connecting', blindSince: null, missed: null };

export function linkLost(link: LinkState, lastHeardAt: number): LinkState {
  return { ...link, phase: 'lost', blindSince: link.blindSince ?? lastHeardAt };
}

/** Connected, but what was missed is still coming. */
export const linkConnected = (link: LinkState): LinkState => ({ ...link, phase: 'catching_up' });

export function linkLive(link: LinkState, now: number, alarmsMissed: number): LinkState {
  const { blindSince } = link;
  const missed = blindSince === null ? link.missed : { since: blindSince, until: now, alarms: alarmsMissed };
  return { phase: 'live', blindSince: null, missed };
}

/** Time alone must be able to say that the screen is blind; a first connection gets a few seconds. */
export const isBlind = (link: LinkState): boolean =>
  link.phase === 'lost' || (link.phase !== 'live' && link.blindSince !== null);
