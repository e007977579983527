import type { AlarmKind, Severity } from './words.js';

const rank: Record<Severity, number> = { critical: 2, urgent: 1, notice: 0 };

/** Severity of an alarm kind when nothing about the case makes it graver (design, section 5). */
export const usualSeverity: Record<AlarmKind, Severity> = {
  panic: 'critical',
  duress: 'critical',
  breach: 'critical',
  crossing: 'critical',
  missed_check_in: 'critical',
  tamper: 'urgent',
  separation: 'urgent',
  power_cut: 'urgent',
  unpaired: 'urgent',
  jamming: 'urgent',
  mock_location: 'urgent',
  disagreement: 'urgent',
  implausible: 'notice',
  silence: 'notice',
  approach: 'notice',
  uncertain: 'notice',
  low_battery: 'notice',
  order_expiring: 'notice',
};

export const graver = (a: Severity, b: Severity): Severity => (rank[a] >= rank[b] ? a : b);

/** Critical and urgent alarms open an incident's alert on the desk's main list; notices only its side list. */
export const isForMainList = (severity: Severity): boolean => severity !== 'notice';
