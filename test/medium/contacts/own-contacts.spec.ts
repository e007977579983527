import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AskContacts } from '#contacts';
import { ownContact, ownContacts } from '#contracts';
import type { AlarmKind } from '#domain';
import { smsSegments, smsText } from '#notify';
import { designateOwnContact, removeOwnContact } from '#orders';
import { ConsentStoreRepository, DeliveryStoreRepository } from '#persistence';
import { aCase, anAgency, anOrder, aProtectedPerson, aRespondent, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { Letters } from '../../support/letters.js';

const sister = { channel: 'sms', phone: '+77010000007' } as const;

describe('contacts whom a protected person chooses on her phone', () => {
  let api: TestApi;
  let made: TestCase;
  let phone: TestClient;
  let officer: TestClient;
  let sms: Letters;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.database.count(`UPDATE consent_message SET status = 'answered'`, []);
    sms = new Letters('sms');
    made = await aCase()
      .of(anAgency().withStaff('case_officer', 'auditor'))
      .with(
        anOrder()
          .protecting(aProtectedPerson().withPhone().withContact({ channel: 'email', address: 'a@contact.example' }))
          .restraining(aRespondent().withPhone()),
      )
      .setUp(api.tools);
    phone = api.asDevice(made.protectedPerson.devices[0]!);
    officer = await api.as(made.agency, 'case_officer');
  });

  const designate = (more: object = {}, as = phone) =>
    as.post('/v1/companion/contacts', { name: 'Sister', language: 'ru', channels: [sister], position: 1, ...more });
  const askBy = (channel: Letters, publicUrl: string | undefined) =>
    new AskContacts(new ConsentStoreRepository(api.database, api.clock), [channel], publicUrl, api.clock).execute();
  const ask = () => askBy(sms, 'https://qalqan.example');
  const tokenOf = (letter = sms.written.at(-1)!) => letter.link.split('#')[1]!;
  const consent = (token: string, agrees = true) => api.post('/v1/public/consents', { body: { token, agrees } });
  const listed = async () => (await phone.get('/v1/companion/contacts')).body.contacts;
  const hers = async () => (await listed()).find((one: { designatedBy: string }) => one.designatedBy === 'person');
  const press = async (): Promise<string> => {
    const body = { id: randomUUID(), pressedAt: new Date(api.clock.now()).toISOString(), trigger: 'button' };
    return (await phone.post('/v1/panics', body)).body.id;
  };
  const deliveriesOf = (pressId: string) =>
    api.database.rows<{ id: string; contactId: string }>(
      `SELECT d.id, d.recipient_id AS "contactId" FROM panic p JOIN delivery d ON d.cell = $1 AND d.alarm_id = p.alarm_id
       WHERE p.cell = $1 AND p.id = $2 AND d.recipient = 'contact'`,
      [made.cell, pressId],
    );
  const told = async () => (await deliveriesOf(await press())).map(({ contactId }) => contactId).toSorted();

  it('are asked in their language, with a link, and with no word of the case but the name she lets them see', async () => {
    const { status, body } = await designate({ shownName: 'Айгуль' });
    expect(status).toBe(201);
    expect(ownContact.strict().parse(body)).toEqual(body);
    expect(body).toMatchObject({ designatedBy: 'person', consent: 'waiting', for: null });
    expect(await ask()).toBe(1);
    expect(await ask()).toBe(0);
    const [letter] = sms.written;
    expect(letter).toEqual({
      id: body.id,
      words: {
        title: 'Вас просят быть контактом на крайний случай: Айгуль',
        body: 'Согласиться или отказаться:',
      },
      link: expect.stringMatching(/^\/c\/#c\.[\w-]{22}$/),
      to: sister,
    });
    expect(smsSegments(smsText(letter!.words, `https://${'q'.repeat(37)}${letter!.link}`))).toBeLessThanOrEqual(2);
    await designate({ name: 'Mother' });
    await ask();
    expect(sms.written[1]!.words.title).toBe('Вас просят быть контактом на крайний случай');
    expect(ownContacts.strict().parse({ contacts: await listed() }).contacts).toHaveLength(3);
  });

  it('are told nothing before they have agreed, and all the same of whom an officer wrote down', async () => {
    const { id } = (await designate()).body;
    const officers = made.protectedPerson.contactIds;
    expect(await told()).toEqual([...officers]);
    await ask();
    expect(await consent(tokenOf())).toMatchObject({ status: 200, body: { agrees: true } });
    expect((await hers()).consent).toBe('agreed');
    expect(await told()).toEqual([...officers, id].toSorted());
    const waiting = (await deliveriesOf(await press())).find(({ contactId }) => contactId === id)!;
    // They may change their mind, by the same link: what has not gone out yet does not.
    expect((await consent(tokenOf(), false)).status).toBe(200);
    expect(await told()).toEqual([...officers]);
    const now = api.clock.now();
    const key = { cell: made.cell, id: waiting.id };
    const claimed = await new DeliveryStoreRepository(api.database).claim(key, now, now + 1, randomUUID());
    expect(claimed).toMatchObject({ recipientId: id, to: undefined });
    expect((await listed()).map((one: { consent: string }) => one.consent)).toEqual(['not_asked', 'declined']);
  });

  it.each<[AlarmKind[] | null, boolean]>([
    [null, true],
    [['panic'], true],
    [['breach', 'approach'], false],
  ])('who are chosen for %j: told of a press is %s', async (kinds, expected) => {
    const { id } = (await designate({ for: kinds })).body;
    await ask();
    await consent(tokenOf());
    expect((await told()).includes(id)).toBe(expected);
  });

  it('are asked anew at another address, and what they were sent before is worth nothing', async () => {
    const { id } = (await designate()).body;
    await ask();
    await consent(tokenOf());
    const kept = await phone.patch(`/v1/companion/contacts/${id}`, { name: 'My sister', position: 3, for: ['panic'] });
    expect(kept.body).toMatchObject({ name: 'My sister', position: 3, for: ['panic'], consent: 'agreed' });
    const before = tokenOf();
    const moved = await phone.patch(`/v1/companion/contacts/${id}`, {
      channels: [{ channel: 'sms', phone: '+77010000008' }],
    });
    expect(moved.body.consent).toBe('waiting');
    expect(await told()).not.toContain(id);
    expect((await consent(before)).status).toBe(410);
    await ask();
    expect(sms.written.at(-1)!.to).toEqual({ channel: 'sms', phone: '+77010000008' });
    expect((await consent(tokenOf())).status).toBe(200);
    expect(await told()).toContain(id);
  });

  it('answer by a token that was given, in time, and by no other: the refusals are the same', async () => {
    await designate();
    await ask();
    const refused = [await consent(`c.${'x'.repeat(22)}`)];
    api.clock.move(14 * 86_400_000 + 1);
    refused.push(await consent(tokenOf()));
    expect(refused.map(({ status }) => status)).toEqual([410, 410]);
    expect(refused[0]!.body).toEqual(refused[1]!.body);
    expect((await api.post('/v1/public/consents', { body: { token: 'x'.repeat(22), agrees: true } })).status).toBe(422);
  });

  it('whom nothing reaches show so, and a message that failed is tried again', async () => {
    await designate();
    sms.answer = { kind: 'retry', error: 'service_failed' };
    await ask();
    expect((await hers()).consent).toBe('waiting');
    sms.answer = { kind: 'give_up', error: 'message_refused' };
    expect(await ask()).toBe(0);
    api.clock.move(60_000);
    expect(await ask()).toBe(1);
    expect((await hers()).consent).toBe('not_reached');
    // Each attempt may have arrived after all: its link is good.
    expect((await consent(tokenOf(sms.written[0]))).status).toBe(200);
  });

  it.each([
    ['a house without an address of its own', 'sms', undefined],
    ['a house that sends no SMS', 'email', 'https://qalqan.example'],
  ] as const)('are not asked by %s, and she sees it', async (_, name, publicUrl) => {
    await designate();
    const channel = new Letters(name);
    await askBy(channel, publicUrl);
    expect((await hers()).consent).toBe('not_reached');
    expect(channel.written).toEqual([]);
  });

  it('are made once, however often the phone asks, and at most ten', async () => {
    const id = randomUUID();
    expect((await designate({ id })).status).toBe(201);
    expect(await designate({ id })).toMatchObject({ status: 200, body: { id } });
    for (let n = 1; n < 10; n += 1) expect((await designate({ position: n })).status).toBe(201);
    expect(await designate()).toMatchObject({ status: 409, body: { code: 'contacts_full' } });
    expect((await phone.delete(`/v1/companion/contacts/${id}`)).status).toBe(204);
    expect((await designate()).status).toBe(201);
  });

  it('are asked twenty times a day at most, whichever process asks, and whoever of them has been removed', async () => {
    const { id: personId, devices } = made.protectedPerson;
    const actor = { actor: 'device', actorId: devices[0]!.id, agencyId: made.agency.id, cell: made.cell } as const;
    const contact = {
      name: 'Aunt',
      shownName: null,
      language: 'kk',
      position: 2,
      channels: [sister],
      toldOf: null,
    } as const;
    // What the cases of another process do.
    for (let n = 0; n < 10; n += 1)
      await api.tools.cases.change(actor, async (work) => {
        const { id } = (await designateOwnContact(work, personId, contact)).contact;
        await removeOwnContact(work, personId, id);
      });
    for (let n = 0; n < 10; n += 1) {
      const { id } = (await designate()).body;
      if (n > 0) await phone.delete(`/v1/companion/contacts/${id}`);
    }
    api.clock.move(60_000);
    const own = await hers();
    const again = [
      await designate(),
      await phone.patch(`/v1/companion/contacts/${own.id}`, { channels: [{ channel: 'sms', phone: '+77010000008' }] }),
    ];
    for (const refused of again)
      expect(refused).toMatchObject({ status: 429, body: { code: 'contacts_asked_too_often' } });
    expect(again[0]!.headers['retry-after']).toBe(String(86_400 - 60));
    // What asks nobody is nobody's message.
    expect((await phone.patch(`/v1/companion/contacts/${own.id}`, { name: 'My sister' })).status).toBe(200);
    api.clock.move(86_400_000 - 60_000);
    expect((await designate()).status).toBe(201);
  });

  it('are none whom an order restrains: neither at his number, however it is written, nor at another address of his', async () => {
    const his = { phone: '8 (701) 000-00-66', channels: [{ channel: 'email', address: 'He@example.org' }] };
    expect((await officer.patch(`/v1/people/${made.respondent.id}`, his)).status).toBe(200);
    const { id } = (await designate()).body;
    const hisOwn = [
      { channel: 'sms', phone: '+77010000066' },
      { channel: 'email', address: 'he@Example.org' },
    ];
    for (const address of hisOwn)
      for (const refused of [
        await designate({ channels: [sister, address] }),
        await phone.patch(`/v1/companion/contacts/${id}`, { channels: [address] }),
      ])
        expect(refused).toMatchObject({ status: 403, body: { code: 'contact_refused' } });
    expect(await hers()).toMatchObject({ id, consent: 'waiting' });
    const other = await aCase()
      .of(made.agency)
      .with(anOrder().protecting(aProtectedPerson().withPhone()))
      .setUp(api.tools);
    expect((await designate({ channels: hisOwn }, api.asDevice(other.protectedPerson.devices[0]!))).status).toBe(201);
  });

  it('leave in the audit chain what was refused, and why', async () => {
    const [officers] = made.protectedPerson.contactIds;
    await officer.patch(`/v1/people/${made.respondent.id}`, { phone: '+77010000066' });
    await phone.delete(`/v1/companion/contacts/${officers}`);
    await designate({ channels: [{ channel: 'sms', phone: '+77010000066' }] });
    await designate({}, api.asDevice(made.respondent.devices[0]!));
    for (let n = 0; n < 11; n += 1) await designate();
    const auditor = await api.as(made.agency, 'auditor');
    const { entries } = (await auditor.get('/v1/audit?result=refused')).body;
    const [she, he] = [made.protectedPerson, made.respondent];
    const designating = { action: 'contact.designate', object: 'person' };
    const by = ({ id, devices }: typeof she) => ({ actorId: devices[0]!.id, objectId: id, subjects: [id] });
    expect(entries.toReversed()).toMatchObject([
      { ...by(she), action: 'contact.remove', object: 'contact', objectId: officers, reason: 'contact_of_officer' },
      { ...by(she), ...designating, reason: 'contact_refused' },
      { ...by(he), ...designating, reason: 'contacts_not_hers' },
      { ...by(she), ...designating, reason: 'contacts_full' },
    ]);
  });

  it('go when she removes them: nothing is told, no link opens anything', async () => {
    const { id } = (await designate()).body;
    await ask();
    await consent(tokenOf());
    expect((await phone.delete(`/v1/companion/contacts/${id}`)).status).toBe(204);
    expect(await told()).not.toContain(id);
    expect((await consent(tokenOf())).status).toBe(410);
    expect((await phone.delete(`/v1/companion/contacts/${id}`)).status).toBe(404);
  });

  it('are hers alone: an officer’s stay, another person’s do not exist, and who is restrained has none', async () => {
    const [officers] = made.protectedPerson.contactIds;
    for (const refused of [
      await phone.patch(`/v1/companion/contacts/${officers}`, { name: 'x' }),
      await phone.delete(`/v1/companion/contacts/${officers}`),
    ])
      expect(refused).toMatchObject({ status: 409, body: { code: 'contact_of_officer' } });
    const { id } = (await designate()).body;
    const other = await aCase()
      .of(made.agency)
      .with(anOrder().protecting(aProtectedPerson().withPhone()))
      .setUp(api.tools);
    const stranger = api.asDevice(other.protectedPerson.devices[0]!);
    expect((await stranger.get('/v1/companion/contacts')).body.contacts).toEqual([]);
    expect((await stranger.patch(`/v1/companion/contacts/${id}`, { name: 'x' })).status).toBe(404);
    expect((await stranger.delete(`/v1/companion/contacts/${id}`)).status).toBe(404);
    expect((await designate({ id }, stranger)).status).toBe(422);
    const restrained = api.asDevice(made.respondent.devices[0]!);
    expect(await designate({}, restrained)).toMatchObject({ status: 403, body: { code: 'contacts_not_hers' } });
    expect((await designate({}, officer)).status).toBe(401);
  });

  it.each([
    ['a webhook', { channels: [{ channel: 'webhook', url: 'https://a.example', secret: 'x'.repeat(16) }] }, 'channels'],
    ['no address', { channels: [] }, 'channels'],
    ['a link for a name', { shownName: 'see evil.example/x' }, 'shownName'],
    ['no kind of alarm', { for: [] }, 'for'],
  ])('are refused with %s', async (_, body, path) => {
    const { status, body: problem } = await designate(body);
    expect([status, problem.errors[0].path.split('.')[0]]).toEqual([422, path]);
  });

  it('stand in the officer’s list with who chose them, and in the audit chain with who did what', async () => {
    const { id } = (await designate({ for: ['panic'] })).body;
    await ask();
    await consent(tokenOf());
    const { contacts } = (await officer.get(`/v1/contacts?personId=${made.protectedPerson.id}`)).body;
    const seen = contacts.find((contact: { id: string }) => contact.id === id);
    expect(seen).toMatchObject({ designatedBy: 'person', for: ['panic'], declinedAt: null });
    expect(seen.consentedAt).not.toBeNull();
    expect(seen).not.toHaveProperty('shownName');
    const acts = await api.database.rows(
      `SELECT actor, action, result FROM audit_entry WHERE agency_id = $1 AND object_id = $2 ORDER BY sequence`,
      [made.agency.id, id],
    );
    expect(acts).toEqual([
      { actor: 'device', action: 'contact.designate', result: 'allowed' },
      { actor: 'contact', action: 'contact.consent', result: 'allowed' },
    ]);
  });

  it('keep name and number sealed, and no token', async () => {
    const { id } = (await designate({ shownName: 'Айгуль' })).body;
    await ask();
    const rows = await api.database.rows(`SELECT * FROM contact WHERE id = $1`, [id]);
    const tokens = await api.database.rows(`SELECT * FROM consent_token WHERE contact_id = $1`, [id]);
    const kept = JSON.stringify([rows, tokens]);
    for (const secret of ['Айгуль', 'Sister', sister.phone, tokenOf()]) expect(kept).not.toContain(secret);
  });
});
