import { z } from 'zod';
import { type RetentionKind, retentionKinds } from '#domain';

/** In days. */
export interface RetentionBound {
  least: number;
  most: number;
  /** Of an agency that has not said otherwise. */
  usual: number;
}
export type RetentionBounds = Readonly<Record<RetentionKind, RetentionBound>>;

/** Fixes come up to seven days late: what was looked through before that would be filled again behind the deleting. */
const leastOfQuietPositions = 8;

/** Where no law says otherwise. Five years: the time in which a court may come back to an incident; ten: in which it may be a precedent of the next. */
export const usualBounds: RetentionBounds = {
  positions_quiet: { least: leastOfQuietPositions, most: 366, usual: 30 },
  quarantined: { least: 7, most: 366, usual: 30 },
  location_requests: { least: 30, most: 3_653, usual: 366 },
  shift_notes: { least: 7, most: 1_826, usual: 90 },
  intake_reports: { least: 30, most: 3_653, usual: 1_826 },
  check_ins: { least: 7, most: 1_826, usual: 90 },
  device_commands: { least: 30, most: 3_653, usual: 366 },
  positions_incident: { least: 30, most: 3_653, usual: 1_826 },
  panic_fixes: { least: 30, most: 3_653, usual: 1_826 },
  notes: { least: 30, most: 3_653, usual: 1_826 },
  deliveries: { least: 30, most: 3_653, usual: 1_826 },
  exports: { least: 30, most: 3_653, usual: 1_826 },
  incidents: { least: 366, most: 7_305, usual: 3_653 },
};

const entry = /^([a-z_]+)=(\d{1,5})\.\.(\d{1,5})$/;

/** `positions_quiet=8..90,incidents=1826..3653`: what the law of the place allows. Kinds that are not named keep their usual bounds. */
export const retentionEnvironment = {
  RETENTION_BOUNDS: z
    .string()
    .default('')
    .transform((text, context): RetentionBounds => {
      const bounds = { ...usualBounds };
      for (const part of text.split(',').map((each) => each.trim())) {
        if (part === '') continue;
        const [, kind, least, most] = entry.exec(part) ?? [];
        const fault = faultOf(kind, Number(least), Number(most));
        if (fault) context.addIssue({ code: 'custom', message: fault });
        else bounds[kind as RetentionKind] = within(kind as RetentionKind, Number(least), Number(most));
      }
      return bounds;
    }),
};

const within = (kind: RetentionKind, least: number, most: number): RetentionBound => ({
  least,
  most,
  usual: Math.min(Math.max(usualBounds[kind].usual, least), most),
});

function faultOf(kind: string | undefined, least: number, most: number): string | undefined {
  if (!retentionKinds.includes(kind as RetentionKind))
    return `must be "kind=least..most" in days, by commas; kinds are ${retentionKinds.join(', ')}`;
  if (least > most || least < 1) return `${kind}: the least must be 1 or more, and not more than the most`;
  if (kind === 'positions_quiet' && least < leastOfQuietPositions)
    return `positions_quiet: the least must be ${leastOfQuietPositions} or more, since fixes come up to seven days late`;
  return undefined;
}
