import type { AlarmKind } from '#domain';
import { kindsHiddenFrom } from '#notify';

/** What is no warning: what she is told nothing of, and a missed check-in, which stands among the check-ins and reads there as it may. */
export const unwarnedKinds: readonly AlarmKind[] = [...kindsHiddenFrom('protected_person'), 'missed_check_in'];
