import type { Opener } from '#access';

/** The reason is sealed before it is hashed: the chain is verified as it stands, without a key. */
export const reasonPlace = (agencyId: string, sequence: number): string => `audit_entry.reason:${agencyId}:${sequence}`;

/** `null`, too, where the key is gone: who looked, and when, is shown all the same. */
export const openReason = (
  opener: Opener,
  agencyId: string,
  { sequence, reason }: { sequence: number; reason: string | null },
): string | null => (reason === null ? null : opener.openOrNull(reasonPlace(agencyId, sequence), reason));
