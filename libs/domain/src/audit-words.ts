import { actsOfCases } from './audit/acts-of-cases.js';
import { actsOfDesks } from './audit/acts-of-desks.js';
import type { AuditAct } from './audit/audit-act.js';

export type { AuditActKind } from './audit/audit-act.js';

/** Every action that is written to the chain, and how it is said. */
export const auditActs = { ...actsOfCases, ...actsOfDesks } as const satisfies Record<string, AuditAct>;

/** What an action is called; one that has no words yet is said by those of `route.unnamed`. */
export const auditActOf = (action: string): AuditAct =>
  (auditActs as Record<string, AuditAct | undefined>)[action] ?? auditActs['route.unnamed'];
