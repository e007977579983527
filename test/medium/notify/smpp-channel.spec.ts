import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { MovableClock } from '#domain';
import { type CarrierReport, type ReceiptStore, SmppChannel, type SmppSettings } from '#notify';
import { aMessage, patiently } from '../../support/a-message.js';
import { eventually } from '../../support/eventually.js';
import { SmsCentre } from '../../support/sms-centre.js';

const phone = '+77075550193';
const to = { channel: 'sms', phone } as const;

class Heard implements ReceiptStore {
  readonly reports: [key: string, report: CarrierReport][] = [];
  fails = false;

  async carrierReported(key: string, report: CarrierReport): Promise<void> {
    if (this.fails) throw new Error('the database is away');
    this.reports.push([key, report]);
  }

  async opened(): Promise<void> {
    throw new Error('no carrier says so');
  }
}

describe('SMS by SMPP, with a real centre', () => {
  let centre: SmsCentre;
  let heard: Heard;
  let channels: SmppChannel[];

  const inbound: { taken: string[]; isAway: boolean } = { taken: [], isAway: false };
  const take = async (text: string): Promise<void> => {
    if (inbound.isAway) throw new Error('the database is away');
    inbound.taken.push(text);
  };

  beforeEach(async () => {
    centre = await SmsCentre.open();
    heard = new Heard();
    inbound.taken = [];
    channels = [];
  });
  afterEach(async () => {
    await Promise.all(channels.map((channel) => channel.close()));
    await centre.close();
  });

  function aChannel(settings: Partial<SmppSettings> = {}, publicUrl?: string, port = centre.port): SmppChannel {
    const channel = new SmppChannel(
      {
        url: `smpp://127.0.0.1:${port}`,
        systemId: 'qalqan',
        password: 'secret',
        sender: 'Qalqan',
        longMessages: 'udh',
        reconnectAfterMilliseconds: 5,
        ...settings,
      },
      heard,
      new MovableClock(0),
      publicUrl,
      take,
    );
    channels.push(channel);
    return channel;
  }
  const bodyOf = (index: number): Buffer => {
    const { message, udh } = centre.submitted[index]!.short_message!;
    expect(udh).toBeUndefined();
    return Buffer.isBuffer(message) ? message : Buffer.from(String(message));
  };

  it('binds once and sends, asking for a report', async () => {
    const channel = aChannel();
    expect(await channel.send(aMessage(to, 'en'), patiently())).toEqual({ kind: 'sent', reference: 'smpp:m1' });
    expect(await channel.send(aMessage(to, 'en'), patiently())).toEqual({ kind: 'sent', reference: 'smpp:m2' });
    expect(centre.bound).toHaveLength(1);
    expect(centre.bound[0]).toMatchObject({ system_id: 'qalqan', password: 'secret' });
    expect(centre.submitted[0]).toMatchObject({
      destination_addr: '77075550193',
      source_addr: 'Qalqan',
      source_addr_ton: 5,
      data_coding: 0,
      registered_delivery: 1,
    });
    expect(bodyOf(0).toString()).toBe('Help is needed now. The desk knows. Keep your phone near you.');
  });

  it('speaks Kazakh in UCS-2, whole when it fits one segment', async () => {
    const message = { ...aMessage(to), words: { title: 'Шұғыл көмек', body: 'Келіңіз' } };
    expect(await aChannel().send(message, patiently())).toMatchObject({ kind: 'sent' });
    const [pdu] = centre.submitted;
    expect(pdu).toMatchObject({ data_coding: 8, esm_class: 0 });
    expect(pdu!.short_message!.message).toBe('Шұғыл көмек. Келіңіз');
  });

  it('cuts what is longer, each part with its header, and is reported on by the last', async () => {
    const message = aMessage(to);
    const outcome = await aChannel({}, 'https://q.example.kz').send(message, patiently());
    expect(outcome).toEqual({ kind: 'sent', reference: 'smpp:m2' });
    expect(centre.submitted).toHaveLength(2);
    const parts = centre.submitted.map((pdu) => pdu.short_message!);
    const headers = parts.map(({ udh }) => [...udh![0]!]);
    expect(headers[0]!.slice(0, 2)).toEqual([0, 3]);
    expect(headers.map((header) => header.slice(3))).toEqual([
      [2, 1],
      [2, 2],
    ]);
    expect(headers[0]![2]).toBe(headers[1]![2]);
    expect(centre.submitted.map((pdu) => pdu.registered_delivery)).toEqual([0, 1]);
    const text = parts.map((part) => part.message).join('');
    expect(text).toBe(`${message.words.title}. ${message.words.body} https://q.example.kz${message.link}`);
  });

  it('or leaves the cutting to the carrier', async () => {
    const channel = aChannel({ longMessages: 'payload' }, 'https://q.example.kz');
    expect(await channel.send(aMessage(to), patiently())).toMatchObject({ kind: 'sent' });
    expect(centre.submitted).toHaveLength(1);
    expect(String(centre.submitted[0]!.message_payload!.message)).toMatch(/^Шұғыл көмек керек.*#[\w-]{22}$/s);
  });

  it.each([
    ['+77001112233', { source_addr_ton: 1, source_addr_npi: 1, source_addr: '77001112233' }],
    ['1414', { source_addr_ton: 3, source_addr_npi: 0, source_addr: '1414' }],
  ])('names its sender %s as what it is', async (sender, fields) => {
    await aChannel({ sender }).send(aMessage(to, 'en'), patiently());
    expect(centre.submitted[0]).toMatchObject(fields);
  });

  it.each([
    [0x58, { kind: 'retry', error: 'rate_limited' }],
    [0x14, { kind: 'retry', error: 'rate_limited' }],
    [0x08, { kind: 'retry', error: 'service_failed' }],
    [0x0b, { kind: 'give_up', error: 'address_refused' }],
    [0x0a, { kind: 'give_up', error: 'message_refused' }],
    [0x3ff, { kind: 'retry', error: 'service_failed' }],
  ] as const)('takes status %d for what it means', async (status, outcome) => {
    centre.onSubmit = (session, pdu) => void session.send(pdu.response({ command_status: status }));
    expect(await aChannel().send(aMessage(to, 'en'), patiently())).toEqual(outcome);
  });

  it('does not call a message sent that got no name', async () => {
    centre.onSubmit = (session, pdu) => void session.send(pdu.response({ message_id: '' }));
    expect(await aChannel().send(aMessage(to, 'en'), patiently())).toEqual({ kind: 'retry', error: 'bad_answer' });
  });

  it('says that its credentials are refused', async () => {
    centre.onBind = (session, pdu) => void session.send(pdu.response({ command_status: 0x0e }));
    expect(await aChannel().send(aMessage(to), patiently())).toEqual({ kind: 'retry', error: 'credentials_refused' });
    expect(centre.submitted).toHaveLength(0);
  });

  it('does not wait for a centre that never lets it in, nor for one that never answers', async () => {
    centre.onBind = () => undefined;
    const impatient = aChannel({ bindTimeoutMilliseconds: 50 });
    expect(await impatient.send(aMessage(to), patiently())).toEqual({ kind: 'retry', error: 'timeout' });
    centre.onBind = (session, pdu) => void session.send(pdu.response());
    centre.onSubmit = () => undefined;
    const controller = new AbortController();
    const sending = aChannel().send(aMessage(to, 'en'), controller.signal);
    await eventually(
      async () => centre.submitted.length,
      (count) => count === 1,
    );
    controller.abort();
    expect(await sending).toEqual({ kind: 'retry', error: 'timeout' });
  });

  it('connects anew by itself after the centre hung up', async () => {
    const channel = aChannel();
    await channel.send(aMessage(to, 'en'), patiently());
    await centre.hangUp();
    await eventually(
      async () => centre.bound.length,
      (count) => count >= 2,
    );
    expect(await channel.send(aMessage(to, 'en'), patiently())).toMatchObject({ kind: 'sent' });
  });

  it('lets no message wait for that: the next one connects at once', async () => {
    const channel = aChannel({ reconnectAfterMilliseconds: 60_000 });
    await channel.send(aMessage(to, 'en'), patiently());
    await centre.hangUp();
    // Until the end of the connection is known here, a message may still be given to it, and is told so.
    const outcome = await eventually(
      () => channel.send(aMessage(to, 'en'), patiently()),
      ({ kind }) => kind === 'sent',
    );
    expect(outcome).toMatchObject({ kind: 'sent' });
    expect(centre.bound).toHaveLength(2);
  });

  it('ends the wait of a message whose connection breaks', async () => {
    centre.onSubmit = (session) => session.destroy();
    expect(await aChannel().send(aMessage(to, 'en'), patiently())).toEqual({
      kind: 'retry',
      error: 'connection_failed',
    });
  });

  it('gives up a connection on which nobody answers any more, and makes another', async () => {
    centre.onEnquire = () => undefined;
    const channel = aChannel({ enquireEveryMilliseconds: 10, enquireTimeoutMilliseconds: 10 });
    await channel.send(aMessage(to, 'en'), patiently());
    await eventually(
      async () => centre.bound.length,
      (count) => count >= 2,
    );
    expect(centre.enquired).toBeGreaterThan(0);
  });

  it('tells the carrier that it is still there', async () => {
    await aChannel().send(aMessage(to, 'en'), patiently());
    expect(await centre.enquire()).toBe('enquire_link_resp');
  });

  it('takes garbage for a broken connection', async () => {
    const garbage: Server = createServer((socket) => {
      socket.on('error', () => socket.destroy()).resume();
      socket.write('SSH-2.0-no\r\n\r\n');
    });
    await new Promise<void>((resolve) => garbage.listen(0, '127.0.0.1', resolve));
    const { port } = garbage.address() as AddressInfo;
    const channel = aChannel({}, undefined, port);
    expect(await channel.send(aMessage(to), patiently())).toEqual({ kind: 'retry', error: 'connection_failed' });
    await channel.close();
    await new Promise((resolve) => garbage.close(resolve));
  });

  it('is not stopped by a centre that is away', async () => {
    const { port } = centre;
    await centre.close();
    const channel = aChannel({}, undefined, port).open();
    expect(await channel.send(aMessage(to), patiently())).toEqual({ kind: 'retry', error: 'connection_failed' });
    centre = await SmsCentre.open();
  });

  describe('reports', () => {
    beforeEach(async () => {
      aChannel().open();
      await eventually(
        async () => centre.bound.length,
        (count) => count === 1,
      );
    });

    it.each([
      [{ receipted_message_id: 'm7', message_state: 2 }, 'delivered'],
      [{ receipted_message_id: 'm7', message_state: 5 }, 'undelivered'],
      [
        {
          short_message:
            'id:m7 sub:001 dlvrd:001 submit date:2611221000 done date:2611221001 stat:DELIVRD err:000 text:',
        },
        'delivered',
      ],
      [
        {
          short_message:
            'id:m7 sub:001 dlvrd:000 submit date:2611221000 done date:2611221001 stat:EXPIRED err:034 text:',
        },
        'undelivered',
      ],
    ] as const)('reads %j', async (fields, report) => {
      expect(await centre.report(fields)).toBe(0);
      expect(heard.reports).toEqual([['smpp:m7', report]]);
    });

    it('hears no report in what is on its way, in what a phone writes, and in nonsense', async () => {
      const others = [
        { receipted_message_id: 'm7', message_state: 1 },
        { short_message: 'id:m7 stat:ACCEPTD' },
        { esm_class: 0, short_message: 'id:m7 stat:DELIVRD' },
        { short_message: 'stat:DELIVRD' },
        { short_message: Buffer.from([0xff, 0x00, 0x13]) },
      ];
      for (const fields of others) expect(await centre.report(fields)).toBe(0);
      expect(heard.reports).toEqual([]);
    });

    it('passes on what a phone sends, and has it brought again when it could not be taken', async () => {
      inbound.isAway = true;
      const fields = { esm_class: 0, source_addr: '77070000000', short_message: 'QALQAN 0123' };
      expect(await centre.report(fields)).toBe(0x64);
      inbound.isAway = false;
      expect(await centre.report(fields)).toBe(0);
      expect(inbound.taken).toEqual(['QALQAN 0123']);
      expect(heard.reports).toEqual([]);
    });

    it('asks for a report again that could not be kept', async () => {
      heard.fails = true;
      expect(await centre.report({ receipted_message_id: 'm7', message_state: 2 })).toBe(0x64);
      heard.fails = false;
      expect(await centre.report({ receipted_message_id: 'm7', message_state: 2 })).toBe(0);
      expect(heard.reports).toHaveLength(1);
    });
  });
});
