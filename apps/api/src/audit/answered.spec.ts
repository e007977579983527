import { describe, expect, it } from '@jest/globals';
import type { DeviceCaller, StaffCaller } from '#access';
import { newId } from '#domain';
import { type Answered, answered } from './answered.js';

const staff: StaffCaller = {
  kind: 'staff',
  staffId: newId(),
  agencyId: newId(),
  role: 'dispatcher',
  language: 'kk',
  cell: 1,
};
const device = { kind: 'device', deviceId: newId(), personId: newId(), agencyId: staff.agencyId } as DeviceCaller;
const id = newId();
const reading = { reads: 'person.read', object: 'person' };
const doing = { does: 'person.change', object: 'person' };

const given = (some: Partial<Answered>): Answered => ({
  caller: staff,
  rule: reading,
  status: 200,
  isRefused: false,
  route: 'GET /v1/people/:id',
  id,
  shown: undefined,
  reason: undefined,
  ...some,
});

describe('what an answer leaves in the audit chain', () => {
  it('a reading: who, what, why', () => {
    expect(answered(given({ reason: '  a call ' }))).toEqual({
      agencyId: staff.agencyId,
      actor: 'staff',
      actorId: staff.staffId,
      action: 'person.read',
      object: 'person',
      objectId: id,
      reason: 'a call',
      result: 'allowed',
    });
  });

  it.each([
    ['a reading', reading, 200, false, 'allowed'],
    ['a reading', reading, 403, false, 'refused'],
    ['a reading', reading, 403, true, 'refused'],
    ['a reading', reading, 404, false, 'refused'],
    ['a reading', reading, 422, false, undefined],
    ['a reading', reading, 500, false, undefined],
    ['a change, which writes its own', doing, 200, false, undefined],
    ['a change whose operation refuses', doing, 403, false, undefined],
    ['a change that the role does not permit', doing, 403, true, 'refused'],
    ['a change of what is not there', doing, 404, false, 'refused'],
    ['a change that does not fit', doing, 409, false, undefined],
    ['a route that says nothing', undefined, 200, false, 'allowed'],
    ['a route that says why it leaves nothing', { unaudited: 'nobody’s data' }, 200, false, undefined],
  ] as const)('%s (%j, %d, refused before: %s): %s', (_, rule, status, isRefused, result) => {
    expect(answered(given({ rule, status, isRefused }))?.result).toBe(result);
  });

  it('a route that says nothing by its address', () => {
    expect(answered(given({ rule: undefined }))).toMatchObject({
      action: 'route.unnamed',
      object: 'route',
      reason: 'GET /v1/people/:id',
    });
  });

  it('no id that is none', () => {
    expect(answered(given({ id: '../../etc' }))).not.toHaveProperty('objectId');
  });

  it('of a device: itself, its person', () => {
    const of = (object: string) => answered(given({ caller: device, rule: { reads: 'x', object }, id: undefined }));
    expect(of('person')).toMatchObject({ actor: 'device', actorId: device.deviceId, objectId: device.personId });
    expect(of('device')).toMatchObject({ objectId: device.deviceId });
  });
});
