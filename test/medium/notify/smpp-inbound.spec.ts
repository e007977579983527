import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MovableClock } from '#domain';
import { type ReceiptStore, SmppChannel } from '#notify';
import { eventually } from '../../support/eventually.js';
import { SmsCentre } from '../../support/sms-centre.js';

const noReports: ReceiptStore = {
  carrierReported: () => Promise.reject(new Error('a phone reports nothing')),
  opened: () => Promise.reject(new Error('a phone opens nothing')),
};

describe('what phones send by SMPP, from a real centre', () => {
  let centre: SmsCentre;
  let channel: SmppChannel;
  let inbound: { taken: string[]; isAway: boolean };

  beforeEach(async () => {
    inbound = { taken: [], isAway: false };
    centre = await SmsCentre.open();
    channel = new SmppChannel(
      {
        url: `smpp://127.0.0.1:${centre.port}`,
        ...{ systemId: 'qalqan', password: 'secret', sender: 'Qalqan', longMessages: 'udh' },
      },
      noReports,
      new MovableClock(0),
      undefined,
      async (text) => {
        if (inbound.isAway) throw new Error('the database is away');
        inbound.taken.push(text);
      },
    ).open();
    await eventually(
      async () => centre.bound.length,
      (count) => count === 1,
    );
  });
  afterEach(async () => {
    await channel.close();
    await centre.close();
  });

  const from = (source: string) => ({ esm_class: 0, source_addr: source, destination_addr: '1414' });
  const inParts = { esm_class: 0x40 };
  const header = (...octets: number[]): Buffer => Buffer.from([octets.length, ...octets]);
  const bring = async (...all: Record<string, unknown>[]): Promise<void> => {
    for (const fields of all) expect(await centre.report({ ...from('77070000000'), ...fields })).toBe(0);
  };
  const wholes = () => inbound.taken.filter((text) => text.endsWith('.'));

  it.each([
    ['GSM 7', 0, Buffer.from([0x00, 0x11, 0x10, 0x41, 0x1b, 0x65, 0x1b, 0x3c, 0x1b, 0x2f]), '@_ΔA€[\\'],
    ['GSM 7 with a class', 0xf1, Buffer.from([0x1b, 0x14, 0x51]), '^Q'],
    ['Latin-1', 3, Buffer.from('Überall é', 'latin1'), 'Überall é'],
    ['UCS-2', 8, Buffer.from('Көмек 🆘', 'utf16le').swap16(), 'Көмек 🆘'],
    ['UCS-2 of an odd length', 8, Buffer.from([0x04, 0x1a, 0x04]), 'К'],
    ['octets', 4, Buffer.from([0x51, 0xe9]), 'Qé'],
  ])('is read in %s, by either field', async (_, coding, octets, text) => {
    const common = { data_coding: coding };
    await bring({ ...common, short_message: octets }, { ...common, short_message: '', message_payload: octets });
    expect(inbound.taken).toEqual([text, text]);
  });

  it.each([
    ['a header of 8 bits', (n: number) => ({ ...inParts, octets: header(0, 3, 0xa7, 3, n) })],
    ['a header of 16 bits', (n: number) => ({ ...inParts, octets: header(8, 4, 0x01, 0xa7, 3, n) })],
    ['a header with more in it', (n: number) => ({ ...inParts, octets: header(5, 4, 0, 0, 0, 0, 0, 3, 1, 3, n) })],
    ['fields', (n: number) => ({ sar_msg_ref_num: 300, sar_total_segments: 3, sar_segment_seqnum: n })],
  ])('is put together by %s, in any order and of several senders at once', async (_, numbered) => {
    const texts = ['Көмек ', 'керек ', 'қазір.'];
    const aPart = (n: number, field: 'short_message' | 'message_payload', sender = '77070000000') => {
      const { octets = Buffer.alloc(0), ...fields } = numbered(n) as { octets?: Buffer };
      const body = Buffer.concat([octets, Buffer.from(texts[n - 1]!, 'utf16le').swap16()]);
      return { ...from(sender), ...fields, data_coding: 8, short_message: '', [field]: body };
    };
    for (const field of ['short_message', 'message_payload'] as const) {
      inbound.taken = [];
      const other = field === 'short_message' ? '77071111111' : '77072222222';
      const own = field === 'short_message' ? '77073333333' : '77074444444';
      await bring(aPart(3, field, own), aPart(1, field, other), aPart(1, field, own), aPart(1, field, own));
      expect(wholes()).toEqual(['қазір.']);
      await bring(aPart(2, field, own), aPart(3, field, other));
      expect(wholes()).toEqual(['қазір.', 'Көмек керек қазір.', 'қазір.']);
    }
  });

  it('is brought again by its last part alone when the whole could not be taken', async () => {
    const part = (n: number, text: string) => ({
      ...from('77070000000'),
      ...inParts,
      short_message: Buffer.concat([header(0, 3, 9, 2, n), Buffer.from(text)]),
    });
    expect(await centre.report(part(1, 'QALQAN '))).toBe(0);
    inbound.isAway = true;
    expect(await centre.report(part(2, '0123.'))).toBe(0x64);
    inbound.isAway = false;
    expect(await centre.report(part(2, '0123.'))).toBe(0);
    expect(inbound.taken).toEqual(['QALQAN ', '0123.', 'QALQAN 0123.']);
  });

  it.each([
    ['a header that is longer than its message', { ...inParts, short_message: Buffer.from([200, 0, 3, 1]) }],
    ['a header that ends in an element', { ...inParts, short_message: Buffer.from([3, 0, 3, 1, 0x51]) }],
    ['a part of none', { ...inParts, short_message: Buffer.from([5, 0, 3, 1, 0, 0, 0x51]) }],
    ['a part beyond the last', { ...inParts, short_message: Buffer.from([5, 0, 3, 1, 2, 3, 0x51]) }],
    ['half of the fields', { sar_msg_ref_num: 1, sar_total_segments: 2, short_message: 'Q' }],
    ['nothing', { short_message: '' }],
  ])('is taken without a loss of the connection when it is %s', async (_, fields) => {
    await bring(fields, { short_message: 'QALQAN 0123.' });
    expect(inbound.taken).toContain('QALQAN 0123.');
    expect(centre.bound).toHaveLength(1);
  });
});
