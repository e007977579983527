import type { ChainFault } from '#access';

/** One line of `npm run audit:verify`: agency, place, what is wrong. */
export const sayFault = (fault: ChainFault): string => `${fault.agencyId}  ${wordsOf(fault)}`;

function wordsOf({ kind, sequence, until }: ChainFault): string {
  switch (kind) {
    case 'altered':
      return `entry ${sequence}: altered; it is not what was written`;
    case 'removed':
      return sequence === until ? `entry ${sequence}: removed` : `entries ${sequence} to ${until}: removed`;
    case 'reordered':
      return `entry ${sequence}: re-ordered; it was written as entry ${until}`;
    case 'truncated':
      return `entries ${sequence} to ${until}: removed from the end`;
    case 'rewritten':
      return `entries ${sequence} to ${until}: rewritten; the checkpoint at ${until} signs another history`;
    case 'head_altered':
      return `head: altered; the chain ends with another entry ${sequence}`;
    case 'unaccounted':
      return `entries ${sequence} to ${until}: beyond the head of the chain`;
    case 'checkpoint_forged':
      return `checkpoint ${sequence}: its signature does not hold, or its key is not known`;
    case 'checkpoint_removed':
      return `checkpoint ${sequence}: kept elsewhere, no longer in the database`;
  }
}
