import { describe, expect, it } from '@jest/globals';
import { accessReason } from './access-reason.js';

const reason = 'Сот сұрауы № 12, «үй»';

describe('the reason that a reading carries', () => {
  it.each([
    ['complaint 12', 'complaint 12'],
    [`UTF-8''${encodeURIComponent(reason)}`, reason],
    [Buffer.from(reason).toString('latin1'), reason],
    ['caf\u00e9 of the court', 'caf\u00e9 of the court'],
    ["UTF-8''%D0%", "UTF-8''%D0%"],
    ['100 % sure', '100 % sure'],
  ])('%s', (header, said) => {
    expect(accessReason(header)).toBe(said);
  });
});
