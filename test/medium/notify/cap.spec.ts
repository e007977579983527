import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alarmKinds, languages, newId } from '#domain';
import { type CapMessage, capXml } from '#notify';
import { aCase, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { capFaults, isWellFormed } from '../../support/cap-rules.js';

const agency = {
  id: newId(),
  name: 'Police <of> "Almaty" & region',
  region: 'Алматы, Алмалы',
  language: 'kk',
} as const;
const first = { identifier: `${newId()}.1`, sent: Date.UTC(2026, 10, 22, 9, 0, 0, 250) };
const message = (changes: Partial<CapMessage> = {}): CapMessage => ({
  ...first,
  cursor: 1,
  incidentId: newId(),
  msgType: 'Alert',
  references: [],
  alarm: { kind: 'breach', severity: 'critical' },
  ...changes,
});

describe('a message of CAP 1.2, by the rules of the standard', () => {
  it('is good for every alarm in every language', async () => {
    const all = alarmKinds.flatMap((kind) =>
      languages.map((language) => capXml(message({ alarm: { kind, severity: 'urgent' } }), { ...agency, language })),
    );
    expect(await capFaults(...all)).toEqual([]);
  });

  it('as Update and as Cancel refers to what it is about', async () => {
    const { alarm: _, ...rest } = message({ msgType: 'Cancel', references: [first, first] });
    const update = capXml(message({ msgType: 'Update', references: [first] }), agency);
    const cancel = capXml(rest, agency);
    expect(await capFaults(update, cancel)).toEqual([]);
    const reference = `qalqan-${agency.id},${first.identifier},2026-11-22T09:00:00-00:00`;
    expect(update).toContain(`<references>${reference}</references>`);
    expect(cancel).toContain(`<references>${reference} ${reference}</references>`);
  });

  it('tells duress from a press in nothing', () => {
    const of = (kind: 'panic' | 'duress') =>
      capXml(message({ alarm: { kind, severity: 'critical' }, incidentId: 'x' }), agency);
    expect(of('duress')).toBe(of('panic'));
  });

  it.each([
    ['a time in Z', (xml: string) => xml.replace('-00:00</sent>', 'Z</sent>')],
    ['a comma in its name', (xml: string) => xml.replace('<identifier>', '<identifier>a,')],
    ['a space in its sender', (xml: string) => xml.replace('<sender>', '<sender>a ')],
    ['an unknown status', (xml: string) => xml.replace('Actual', 'Real')],
    ['elements out of order', (xml: string) => xml.replace(/(<status>.*?<\/status>)(<msgType>.*?<\/msgType>)/, '$2$1')],
    ['no urgency', (xml: string) => xml.replace(/<urgency>.*?<\/urgency>/, '')],
    ['another namespace', (xml: string) => xml.replace('cap:1.2', 'cap:1.1')],
    ['no restriction', (xml: string) => xml.replace(/<restriction>.*?<\/restriction>/, '')],
  ])('would not be good with %s: the rules bite', async (_case, spoil) => {
    const good = capXml(message(), agency);
    expect(spoil(good)).not.toBe(good);
    expect(await capFaults(spoil(good))).not.toEqual([]);
  });
});

describe('the feed', () => {
  let api: TestApi;
  let made: TestCase;
  let dispatcher: TestClient;

  beforeAll(async () => {
    api = await TestApi.start();
    made = await aCase().setUp(api.tools);
    dispatcher = await api.as(made.agency, 'dispatcher');
  });
  afterAll(() => api.close());

  const press = () =>
    api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
      id: newId(),
      pressedAt: new Date(api.clock.now()).toISOString(),
      trigger: 'button',
    });
  const linksOf = (feed: string) => [...feed.matchAll(/href="(\/v1\/cap\/alerts\/[^"]+)"/g)].map(([, path]) => path!);

  it('leads from a press to its alert, and from the closing to its cancel, without a name or a place', async () => {
    const { body } = await press();
    const feed = await dispatcher.get('/v1/cap/feed');
    expect(feed.status).toBe(200);
    expect(feed.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(await isWellFormed(feed.body)).toBe(true);
    const [link] = linksOf(feed.body);
    const alert = await dispatcher.get(link!);
    expect(alert.headers['content-type']).toBe('application/cap+xml; charset=utf-8');
    expect(await capFaults(alert.body)).toEqual([]);
    expect(alert.body).toContain('<msgType>Alert</msgType>');
    for (const text of [feed.body, alert.body]) {
      expect(text).not.toContain(made.protectedPerson.name);
      expect(text).not.toMatch(/\b(43|76)\.\d|polygon|circle/);
      expect(text).not.toContain(made.protectedPerson.id);
    }

    await dispatcher.post(`/v1/incidents/${body.incidentId}/acknowledge`);
    expect((await dispatcher.post(`/v1/incidents/${body.incidentId}/close`, { outcome: 'resolved' })).status).toBe(200);
    const [newest, ...older] = linksOf((await dispatcher.get('/v1/cap/feed')).body);
    const cancel = await dispatcher.get(newest!);
    expect(await capFaults(cancel.body)).toEqual([]);
    expect(cancel.body).toContain('<msgType>Cancel</msgType>');
    expect(cancel.body).toContain(link!.split('/').at(-1)!);
    expect(older).toEqual([link]);
  });

  it('is the agency’s own: another agency finds neither feed entry nor message', async () => {
    await press();
    const [link] = linksOf((await dispatcher.get('/v1/cap/feed')).body);
    const stranger = await api.as((await aCase().setUp(api.tools)).agency, 'dispatcher');
    expect(linksOf((await stranger.get('/v1/cap/feed')).body)).toEqual([]);
    expect((await stranger.get(link!)).status).toBe(404);
  });

  it('is for those who may read it', async () => {
    expect((await (await api.as(made.agency, 'administrator')).get('/v1/cap/feed')).status).toBe(403);
    expect((await api.get('/v1/cap/feed')).status).toBe(401);
  });

  it.each(['x', `${newId()}.1`, '%2e%2e'])('knows no message %s', async (identifier) => {
    expect((await dispatcher.get(`/v1/cap/alerts/${identifier}`)).status).toBe(404);
  });
});
