import { describe, expect, it } from '@jest/globals';
import { beaconIdOf } from './beacon-id.js';

describe('what a beacon sends of itself', () => {
  it.each([
    ['A4:C1:38:0F:00:7E', 'a4c1380f007e'],
    ['a4-c1-38-0f-00-7e', 'a4c1380f007e'],
    ['E2C56DB5-DFFB-48D2-B060-D0F5A71096E0-0001-0002', 'e2c56db5dffb48d2b060d0f5a71096e000010002'],
    ['00112233445566778899AABBCCDDEEFF', '00112233445566778899aabbccddeeff'],
  ])('is compared without case and separators: %s', (written, id) => {
    expect(beaconIdOf(written)).toBe(id);
  });

  it.each(['', 'a4c1380f007', 'a4c1380f007eff', 'a4c1380f007g', 'front door', 'a4 c1 38 0f 00 7e'])(
    'is not %j',
    (written) => {
      expect(beaconIdOf(written)).toBeUndefined();
    },
  );
});
