import type { Opener } from '#access';

/** The reason is sealed before it is hashed: the chain is verified as it stands, without a key. */
export const reasonPlace = (agencyId: string, sequence: number): string => `audit_entry.reason:${agencyId}:${sequence}`;

export const openReason = (
  opener: Opener,
  agencyId: string,
  { sequence, reason }: { sequence: number; reason: string | null },
): string | null => (reason === null ? null : opener.open(reasonPlace(agencyId, sequence), reason));
