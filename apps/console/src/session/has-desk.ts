import type { StaffRole } from '#domain';

/** As the api grants `incident.read`: without it there is no feed, and a screen that says it is blind would be a false alarm. */
const withoutDesk: readonly StaffRole[] = ['administrator', 'court'];

export const hasDesk = (role: StaffRole): boolean => !withoutDesk.includes(role);
