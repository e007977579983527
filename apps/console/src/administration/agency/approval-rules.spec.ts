import { describe, expect, it } from '@jest/globals';
import { plainly, withApprover, withEmergency } from './approval-rules.js';

describe('what needs two persons', () => {
  it('needs them while somebody approves it, and one when nobody does', () => {
    const one = withApprover({}, 'order.revoke', 'court');
    expect(one).toEqual({ 'order.revoke': { approvers: ['court'] } });
    expect(withApprover(one, 'order.revoke', 'court')).toEqual({});
  });

  it('lets nobody act alone in what one person may do anyway', () => {
    expect(withEmergency({}, 'order.revoke', 'supervisor')).toEqual({});
    const rules = withEmergency({ 'order.revoke': { approvers: ['court'] } }, 'order.revoke', 'supervisor');
    expect(rules).toEqual({ 'order.revoke': { approvers: ['court'], emergency: ['supervisor'] } });
  });

  it('is the same whatever the order of its roles', () => {
    expect(plainly({ 'order.revoke': { approvers: ['court', 'supervisor'], emergency: [] } })).toBe(
      plainly({ 'order.revoke': { approvers: ['supervisor', 'court'] } }),
    );
  });
});
