import type { Severity } from './words.js';

const rank: Record<Severity, number> = { critical: 2, urgent: 1, notice: 0 };

export const graver = (a: Severity, b: Severity): Severity => (rank[a] >= rank[b] ? a : b);

/** Critical and urgent alarms open an incident's alert on the desk's main list; notices only its side list. */
export const isForMainList = (severity: Severity): boolean => severity !== 'notice';
