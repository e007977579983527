import { describe, expect, it } from '@jest/globals';
import { readSupportTable, SupportListError } from './read-support-table.js';

const head = 'id,kind,country,name_kk,name_ru,name_en,phones,longitude,latitude,source,checked_on';
const read = (...lines: string[]) => readSupportTable(Buffer.from([head, ...lines].join('\n')));
const good = 'kz-112,emergency,KZ,Құтқару,Спасатели,Rescue,112,,,https://example.org/a,2026-11-22';

describe('a list of support places', () => {
  it('is read, telephones one by one', async () => {
    const centre =
      'kz-centre,crisis_centre,KZ,Орталық,Центр,Centre,+7 700 000 0001|8 (7172) 00-00-02,71.4,51.1,https://example.org/b,2026-11-22';
    const [rescue, shelter] = await read(good, '', centre);
    expect(rescue).toMatchObject({
      id: 'kz-112',
      phones: ['112'],
      longitude: null,
      hours: null,
      name: { kk: 'Құтқару' },
    });
    expect(shelter).toMatchObject({
      phones: ['+7 700 000 0001', '8 (7172) 00-00-02'],
      longitude: 71.4,
      latitude: 51.1,
    });
  });

  it('is refused whole, each fault with its line and column', async () => {
    const bad = 'KZ 1,tent,Kazakhstan,,Б,C,abc,500,,ftp://x,2026-13-40';
    const refused = read(good, bad, good);
    await expect(refused).rejects.toThrow(SupportListError);
    const { faults } = (await refused.catch((error: unknown) => error)) as SupportListError;
    expect(faults.map((fault) => fault.split(':', 2).join(':'))).toEqual([
      'line 3: name_kk',
      'line 3: id',
      'line 3: kind',
      'line 3: country',
      'line 3: checked_on',
      'line 3: source',
      'line 3: phones',
      'line 3: longitude, latitude',
      'line 3: longitude',
      'line 4: id',
    ]);
  });

  it('needs its columns and knows no others', async () => {
    const wrong = readSupportTable(Buffer.from('id,kind,colour\nx,emergency,red'));
    await expect(wrong).rejects.toThrow(/column country is missing[^]*nobody knows colour/);
  });
});
