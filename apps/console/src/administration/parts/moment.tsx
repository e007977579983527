import { useWhen } from '../../account/use-when.js';

/** A time as the agency's clocks show it; a dash where there is none. */
export function Moment({ at }: { at: string | null }) {
  const when = useWhen();
  return at === null ? <>—</> : <time dateTime={at}>{when(at)}</time>;
}
