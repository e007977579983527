import { conditionOf, type StaffPermission, type ThingCondition } from '#access';

/**
 * SQL: with which rows `alias` a permission may be used, as `abilities.ts` says it.
 *
 * @param who SQL of the caller's ids
 */
export const which = (
  permission: StaffPermission,
  alias: string,
  who: { agencyId: string; staffId?: string },
): string => said(conditionOf(permission, { staffId: 'NULL', ...who }), alias);

function said({ operator, field, value }: ThingCondition, alias: string): string {
  switch (operator) {
    case 'and':
    case 'or':
      return `(${(value as ThingCondition[]).map((part) => said(part, alias)).join(` ${operator.toUpperCase()} `)})`;
    case 'eq':
      return `${alias}.${columnOf(field!)} = ${String(value)}`;
    case 'ne':
      return `${alias}.${columnOf(field!)} <> ${String(value)}`;
  }
}

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
