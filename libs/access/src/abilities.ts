import { createMongoAbility, type MongoAbility } from '@casl/ability';
import { rulesToAST } from '@casl/ability/extra';
import type { SessionCaller, StaffCaller } from './caller.js';
import { isOfOwnAccount, permissionsOf, type StaffPermission } from './permissions.js';

/** Whose staff may read an incident: of its order's agency, of the desk that has it, of the one that handed it over untaken. */
export const readersOfIncident = ['agencyId', 'deskAgencyId', 'formerDeskAgencyId'] as const;
/** Whose desk works on it. */
export const workersOnIncident = ['deskAgencyId', 'formerDeskAgencyId'] as const;

/** What a thing must be like: a value of each field, or any other (`$ne`). */
type Condition = Record<string, string | { $ne: string }>;
type Who = Pick<StaffCaller, 'agencyId' | 'staffId'>;
/** Of a session, also what it must do first: until then it may only look after its own account. */
type Caller = StaffCaller & Partial<Pick<SessionCaller, 'mustEnrol' | 'mustChangePassword'>>;

/**
 * With which things a permission may be used, beside what the role grants: any one of the conditions must hold. A permission
 * that is not listed is for what belongs to the caller's agency.
 */
const withWhat: Partial<Record<StaffPermission, (who: Who) => readonly Condition[]>> = {
  'incident.read': ({ agencyId }) => readersOfIncident.map((field) => ({ [field]: agencyId })),
  'incident.work': ({ agencyId }) => workersOnIncident.map((field) => ({ [field]: agencyId })),
  'incident.hand_over': ({ agencyId }) => workersOnIncident.map((field) => ({ [field]: agencyId })),
  // Of a closed one only with a reason that a supervisor is shown.
  'incident.track': ({ agencyId }) =>
    readersOfIncident.map((field) => ({ [field]: agencyId, status: { $ne: 'closed' } })),
  'location.read': ({ agencyId, staffId }) => [{ agencyId, askedBy: staffId }],
  'break_glass.review': ({ agencyId, staffId }) => [{ agencyId, staffId: { $ne: staffId } }],
  // Who goes has written it; who comes has read it.
  'shift_note.confirm': ({ agencyId, staffId }) => [{ agencyId, writtenBy: { $ne: staffId } }],
  'session.end': ({ agencyId, staffId }) => [{ agencyId, staffId }],
};

/** One kind of subject: which fields a thing has says what it is. */
type Ability = MongoAbility<[StaffPermission, 'thing' | object]>;

const abilityFor = (permissions: readonly StaffPermission[], who: Who): Ability =>
  createMongoAbility<Ability>(
    permissions.flatMap((action) =>
      (withWhat[action]?.(who) ?? [{ agencyId: who.agencyId }]).map((conditions) => ({
        action,
        subject: 'thing',
        conditions,
      })),
    ),
    { detectSubjectType: (thing) => (typeof thing === 'string' ? thing : 'thing') },
  );

const known = new WeakMap<StaffCaller, Ability>();

function abilityOf(caller: Caller): Ability {
  const made = known.get(caller);
  if (made) return made;
  const isLimited = caller.mustEnrol === true || caller.mustChangePassword === true;
  const permissions = permissionsOf(caller.role).filter((each) => !isLimited || isOfOwnAccount(each));
  const ability = abilityFor(permissions, caller);
  known.set(caller, ability);
  return ability;
}

/** Whether a member of staff may use a permission with this very thing: role, agency, desk, own or others'. */
export const mayWith = (caller: Caller, permission: StaffPermission, thing: object) =>
  abilityOf(caller).can(permission, thing);

/** The conditions of one permission, to be said in another language (SQL). Values are as `who` gives them. */
export interface ThingCondition {
  operator: 'and' | 'or' | 'eq' | 'ne';
  field?: string;
  value: unknown;
}

export const conditionOf = (permission: StaffPermission, who: Who): ThingCondition =>
  rulesToAST(abilityFor([permission], who), permission, 'thing') as unknown as ThingCondition;
