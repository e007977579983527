import { describe, expect, it } from '@jest/globals';
import { isImei } from './imei.js';

describe('an IMEI', () => {
  it.each(['490154203237518', '352094087982671', '000000000000000'])('%s has the right check digit', (text) => {
    expect(isImei(text)).toBe(true);
  });

  it.each(['490154203237517', '490154203237581', '49015420323751', '4901542032375180', '49015420323751a', ''])(
    '%s is none',
    (text) => {
      expect(isImei(text)).toBe(false);
    },
  );
});
