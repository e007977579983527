import { describe, expect, it } from '@jest/globals';
import { newId, staffRoles } from '#domain';
import { conditionOf, mayWith } from './abilities.js';
import type { StaffCaller } from './caller.js';
import { roleMay, staffPermissions } from './permissions.js';

const agencyId = newId();
const caller = (role: StaffCaller['role'], more: object = {}): StaffCaller & { mustEnrol?: boolean } => ({
  kind: 'staff',
  staffId: newId(),
  agencyId,
  role,
  language: 'en',
  cell: 1,
  ...more,
});
const incident = (more: object = {}) => ({
  agencyId: newId(),
  deskAgencyId: newId(),
  formerDeskAgencyId: null,
  status: 'open',
  ...more,
});

describe('what a member of staff may do with a thing', () => {
  it('is nothing that the role does not grant, and nothing of another agency', () => {
    for (const role of staffRoles)
      for (const permission of staffPermissions) {
        const who = caller(role);
        const own = { agencyId, deskAgencyId: agencyId, askedBy: who.staffId, staffId: who.staffId, status: 'open' };
        const mine = permission === 'break_glass.review' ? { ...own, staffId: newId() } : own;
        expect([role, permission, mayWith(who, permission, mine)]).toEqual([
          role,
          permission,
          roleMay(role, permission),
        ]);
        expect(mayWith(who, permission, { ...mine, agencyId: newId(), deskAgencyId: newId() })).toBe(false);
      }
  });

  it('reading an incident: of the order’s agency, of the desk, of the former desk', () => {
    const dispatcher = caller('dispatcher');
    for (const field of ['agencyId', 'deskAgencyId', 'formerDeskAgencyId'])
      expect(mayWith(dispatcher, 'incident.read', incident({ [field]: agencyId }))).toBe(true);
    expect(mayWith(dispatcher, 'incident.read', incident())).toBe(false);
  });

  it('working on it: of the desks alone', () => {
    const dispatcher = caller('dispatcher');
    expect(mayWith(dispatcher, 'incident.work', incident({ agencyId }))).toBe(false);
    expect(mayWith(dispatcher, 'incident.work', incident({ deskAgencyId: agencyId }))).toBe(true);
    expect(mayWith(dispatcher, 'incident.work', incident({ formerDeskAgencyId: agencyId }))).toBe(true);
    expect(mayWith(caller('court'), 'incident.work', incident({ deskAgencyId: agencyId }))).toBe(false);
  });

  it('its track: while it is open', () => {
    const dispatcher = caller('dispatcher');
    expect(mayWith(dispatcher, 'incident.track', incident({ agencyId }))).toBe(true);
    expect(mayWith(dispatcher, 'incident.track', incident({ agencyId, status: 'closed' }))).toBe(false);
  });

  it('a request for a location: who asked, or who reviews the agency’s', () => {
    const [dispatcher, supervisor] = [caller('dispatcher'), caller('supervisor')];
    const request = { agencyId, askedBy: dispatcher.staffId };
    expect(mayWith(dispatcher, 'location.read', request)).toBe(true);
    expect(mayWith(supervisor, 'location.read', request)).toBe(false);
    expect(mayWith(supervisor, 'location.review', request)).toBe(true);
    expect(mayWith(dispatcher, 'location.review', request)).toBe(false);
  });

  it.each(['mustEnrol', 'mustChangePassword'])('of a session that %s: one’s own account only', (must) => {
    const administrator = caller('administrator', { [must]: true });
    expect(mayWith(administrator, 'session.end', { agencyId, staffId: administrator.staffId })).toBe(true);
    expect(mayWith(administrator, 'staff.write', { agencyId, staffId: newId() })).toBe(false);
  });

  it('is told as conditions, for the database', () => {
    expect(conditionOf('break_glass.review', { agencyId: 'a', staffId: 's' })).toMatchObject({
      operator: 'and',
      value: [
        { operator: 'eq', field: 'agencyId', value: 'a' },
        { operator: 'ne', field: 'staffId', value: 's' },
      ],
    });
  });
});
