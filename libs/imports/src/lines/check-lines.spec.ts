import { describe, expect, it } from '@jest/globals';
import type { ImportColumn, ImportKind } from '#domain';
import type { OrderRecord, PersonRecord } from '#orders';
import { linesOf } from '../columns.js';
import { templateOf } from '../template.js';
import { checkLines } from './check-lines.js';
import type { Known } from './known.js';

const context = { timeZone: 'Asia/Almaty', language: 'kk', region: 'Almaty', now: Date.UTC(2026, 10, 24) } as const;
const nothing: Known = {
  people: new Map(),
  orders: new Map(),
  partiesOf: new Map(),
  peopleById: new Map(),
  devices: new Set(),
};
const person = (id: string, name: string, phone: string): PersonRecord => ({ id, name, phone }) as PersonRecord;
const aisulu = person('p1', 'Айсұлу  Ержанова', '8 701 000 00 01');
const order = { id: 'o1', reference: '2026/1', status: 'active' } as OrderRecord;

type Values = Partial<Record<ImportColumn, string>>;
const good: Values = {
  number: '2026/145',
  authority: 'Court',
  validFrom: '24.11.2026',
  protectedName: 'Айсұлу Ержанова',
  respondentName: 'Respondent',
};
const check = (kind: ImportKind, lines: readonly Values[], known: Partial<Known> = {}) =>
  checkLines(
    kind,
    lines.map((values, n) => ({ line: n + 2, values })),
    { ...nothing, ...known },
    context,
  );
const problemsOf = (kind: ImportKind, lines: readonly Values[], known: Partial<Known> = {}): string[] =>
  check(kind, lines, known).lines.flatMap(({ line, problems }) =>
    problems.map(({ column, code, otherLine }) => [line, column, code, otherLine].filter(Boolean).join(' ')),
  );

describe('a line of a table of orders', () => {
  it('makes an order and two people; its days are whole days of the agency', () => {
    const { orders, lines } = check('orders', [{ ...good, validTo: '24.02.2027', limitMeters: '200', activate: 'Иә' }]);
    expect(lines[0]!.makes).toEqual({ newPeople: ['Айсұлу Ержанова', 'Respondent'], knownPeople: [], activates: true });
    expect(orders[0]).toMatchObject({ jurisdiction: 'Almaty', limitMeters: 200, activate: true });
    expect(new Date(orders[0]!.validFrom).toISOString()).toBe('2026-11-23T19:00:00.000Z');
    expect(new Date(orders[0]!.validTo!).toISOString()).toBe('2027-02-24T19:00:00.000Z');
  });

  it.each<[string, Values]>([
    ['number missing', { number: undefined! }],
    ['number number_shortened', { number: '2,02601E+14' }],
    ['validFrom not_a_date', { validFrom: '31.02.2026' }],
    ['validFrom not_a_date', { validFrom: 'tomorrow' }],
    ['validTo ends_before_begins', { validTo: '2026-11-23' }],
    ['validTo already_ended', { validFrom: '2020-01-01', validTo: '2020-02-01', activate: 'да' }],
    ['limitMeters not_a_number', { limitMeters: 'near' }],
    ['limitMeters out_of_range', { limitMeters: '5' }],
    ['limitMeters limit_missing', { warningMeters: '100' }],
    ['protectedPhone not_a_phone', { protectedPhone: 'by letter' }],
    ['respondentLanguage not_one_of', { respondentLanguage: 'elvish' }],
    ['activate not_one_of', { activate: 'perhaps' }],
    ['authority too_long', { authority: 'x'.repeat(301) }],
    [
      'respondentPhone same_person',
      { protectedName: 'A', respondentName: 'A', protectedPhone: '87010000009', respondentPhone: '+77010000009' },
    ],
  ])('is bad: %s', (problem, values) => {
    const { lines, orders } = check('orders', [{ ...good, ...values }]);
    expect(lines[0]!.problems.map(({ column, code }) => `${column} ${code}`)).toEqual([problem]);
    expect([lines[0]!.makes, orders]).toEqual([null, []]);
  });

  it('names who is registered by number and name, and nobody by the number alone', () => {
    const people = new Map([['77010000001', [aisulu]]]);
    const line = { ...good, protectedPhone: '+7 (701) 000-00-01' };
    expect(check('orders', [line], { people }).lines[0]!.makes!.knownPeople).toEqual([aisulu.name]);
    expect(problemsOf('orders', [{ ...line, protectedName: 'Somebody Else' }], { people })).toEqual([
      '2 protectedName name_differs',
    ]);
  });

  it('is bad when its number stands twice or is an order already', () => {
    const orders = new Map([['2026/1', [order]]]);
    expect(
      problemsOf('orders', [good, { ...good, number: ' 2026/145 '.trim() }, { ...good, number: '2026 / 1' }], {
        orders,
      }),
    ).toEqual(['3 number twice_in_file 2', '4 number exists']);
  });

  it('names the same new person in several lines by one number', () => {
    const lines = ['1', '2'].map((number) => ({ ...good, number, respondentPhone: '87010000005' }));
    const { orders } = check('orders', lines);
    expect(orders[0]!.respondent).toBe(orders[1]!.respondent);
    expect(orders[0]!.protectedPerson).not.toBe(orders[1]!.protectedPerson);
  });
});

describe('a line of a table of devices', () => {
  const imei = '490154203237518';
  const people = new Map([['77010000001', [aisulu]]]);
  const line: Values = { deviceId: imei, kind: 'Білезік', personPhone: '87010000001' };
  const ofOrder = {
    orders: new Map([['2026/1', [order]]]),
    partiesOf: new Map([['o1', [{ personId: 'p1', role: 'respondent' as const }]]]),
    peopleById: new Map([['p1', aisulu]]),
  };

  it('finds its wearer by phone, or as a party of an order', () => {
    expect(check('devices', [line], { people }).devices[0]).toMatchObject({ kind: 'bracelet', wearer: aisulu });
    const byOrder = { deviceId: imei, kind: 'tracker', orderNumber: '2026/1', party: 'нарушитель' };
    expect(check('devices', [byOrder], ofOrder).devices[0]!.wearer).toBe(aisulu);
  });

  it('names a beacon as it will be heard', () => {
    const beacon = { deviceId: 'A4:C1:38:0F:00:7E', kind: 'маячок', personPhone: '8 701 000 00 01' };
    expect(check('devices', [beacon], { people }).devices[0]).toMatchObject({
      uniqueId: 'a4c1380f007e',
      kind: 'beacon',
    });
  });

  it.each([
    ['Teltonika', 'teltonika'],
    ['GT06', 'gt06'],
    ['h02', 'h02'],
    ['Часы', 'watch'],
    ['OwnTracks', 'mqtt'],
    ['нет', null],
    [undefined, null],
  ])('says %s, and the gateway knows it by %s', (protocol, known) => {
    expect(check('devices', [{ ...line, protocol: protocol! }], { people }).devices[0]!.protocol).toBe(known);
  });

  it('names a tracker by what it says, which is no IMEI for each protocol', () => {
    const [watch, phone] = [
      { deviceId: '5678901234', protocol: 'watch' },
      { deviceId: 'aisulu/phone', protocol: 'mqtt' },
    ];
    expect(
      problemsOf(
        'devices',
        [watch, phone].map((values) => ({ ...line, ...values })),
        { people },
      ),
    ).toEqual([]);
  });

  it.each<[string, Values, Partial<Known>]>([
    ['protocol not_one_of', { protocol: 'GPS103' }, { people }],
    ['deviceId imei_needed', { deviceId: '5678901234', protocol: 'gt06' }, { people }],
    ['deviceId imei_needed', { deviceId: 'aisulu/phone', protocol: 'Teltonika' }, { people }],
    ['deviceId check_digit_wrong', { deviceId: '490154203237517', protocol: 'teltonika' }, { people }],
    ['deviceId check_digit_wrong', { deviceId: '490154203237517' }, { people }],
    ['deviceId number_shortened', { deviceId: '4,90154E+14' }, { people }],
    ['deviceId characters_not_allowed', { deviceId: 'a:b' }, { people }],
    ['deviceId characters_not_allowed', { deviceId: 'beacon-7', kind: 'маяк' }, { people }],
    ['deviceId exists', {}, { people, devices: new Set([imei]) }],
    [
      'deviceId exists',
      { deviceId: 'A4:C1:38:0F:00:7E', kind: 'beacon' },
      { people, devices: new Set(['a4c1380f007e']) },
    ],
    ['kind not_one_of', { kind: 'drone' }, { people }],
    ['personPhone person_unknown', {}, {}],
    [
      'personPhone person_ambiguous',
      {},
      { people: new Map([['77010000001', [aisulu, person('p2', 'Other', '87010000001')]]]) },
    ],
    ['personName name_differs', { personName: 'Other' }, { people }],
    ['personPhone wearer_missing', { personPhone: undefined! }, { people }],
    ['orderNumber order_unknown', { personPhone: undefined!, orderNumber: '9', party: 'respondent' }, ofOrder],
    ['party missing', { personPhone: undefined!, orderNumber: '2026/1' }, ofOrder],
    ['party person_unknown', { personPhone: undefined!, orderNumber: '2026/1', party: 'protected' }, ofOrder],
  ])('is bad: %s', (problem, values, known) => {
    expect(problemsOf('devices', [{ ...line, ...values }], known)).toEqual([`2 ${problem}`]);
  });

  it('is bad when the device stands twice', () => {
    expect(problemsOf('devices', [line, line], { people })).toEqual(['3 deviceId twice_in_file 2']);
  });
});

describe('columns', () => {
  it.each(['orders', 'devices'] as const)('of the template of %s are known in each language', (kind) => {
    for (const language of ['kk', 'ru', 'en'] as const) {
      const rows = templateOf(kind, language)
        .replace('\uFEFF', '')
        .trim()
        .split('\r\n')
        .map((row) => row.split(';'));
      const [line] = linesOf(kind, rows);
      expect(line!.line).toBe(2);
      const { lines } = checkLines(
        kind,
        [line!],
        {
          ...nothing,
          ...(kind === 'devices' && {
            orders: new Map([['2026/145', [order]]]),
            partiesOf: new Map([['o1', [{ personId: 'p1', role: 'respondent' as const }]]]),
            peopleById: new Map([['p1', aisulu]]),
          }),
        },
        context,
      );
      expect(lines[0]!.problems).toEqual([]);
    }
  });

  it('that nobody knows, stand twice or are missing are named', () => {
    const names = (head: string[]) => {
      try {
        linesOf('devices', [head, head]);
        return [];
      } catch (error) {
        return (error as { names: readonly string[] }).names;
      }
    };
    expect(names(['deviceId', 'kind', 'Valid ot'])).toEqual(['Valid ot']);
    expect(names(['Kind', 'вид'])).toEqual(['deviceId', 'kind']);
    expect(names([' KIND * ', 'imei или серийный номер'])).toEqual([]);
  });
});
