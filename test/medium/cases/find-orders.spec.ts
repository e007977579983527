import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foundOrders } from '#contracts';
import {
  aCase,
  anAgency,
  anOrder,
  aProtectedPerson,
  aRespondent,
  aZone,
  type TestAgency,
  type TestCase,
} from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';

const day = 86_400_000;

describe('finding orders', () => {
  let api: TestApi;
  let agency: TestAgency;
  let officer: TestClient;
  let stranger: TestClient;
  let made: Record<'soon' | 'sooner' | 'draft' | 'endless', TestCase>;

  beforeAll(async () => {
    api = await TestApi.start();
    agency = await anAgency().withStaff('case_officer', 'auditor').founded(api.tools);
    officer = await api.as(agency, 'case_officer');
    stranger = await api.as(
      await anAgency().named('Other').withStaff('case_officer').founded(api.tools),
      'case_officer',
    );
    const setUp = (order = anOrder()) => aCase().of(agency).with(order).setUp(api.tools);
    made = {
      soon: await setUp(
        anOrder()
          .withReference('2-1187/2026')
          .protecting(aProtectedPerson().named('Сағынтаева Әлия'))
          .restraining(aRespondent().named('Ахметов Артём').withBracelet())
          .withZone(aZone().around(76.9, 43.2))
          .withZone(aZone().named('school').around(76.95, 43.2))
          .valid(-day, 10 * day),
      ),
      sooner: await setUp(
        anOrder()
          .withReference('3-40/2026')
          .valid(-day, 3 * day),
      ),
      draft: await setUp(
        anOrder()
          .withReference('2-9000/2026')
          .valid(day, 5 * day)
          .asDraft(),
      ),
      endless: await setUp(anOrder().valid(-day, null)),
    };
    await officer.patch(`/v1/people/${made.sooner.respondent.id}`, { phone: '+7 701 555 77 88' });
  });
  afterAll(() => api.close());

  const find = async (body: object, client = officer) => {
    const answer = await client.post('/v1/orders/find', body);
    if (answer.status === 200) expect(foundOrders.safeParse(answer.body).error).toBeUndefined();
    return { ...answer, ids: (answer.body.orders ?? []).map(({ id }: { id: string }) => id) };
  };
  const ids = (...names: (keyof typeof made)[]) => names.map((name) => made[name].order.id);

  it('newest first, with names, state and the number of zones', async () => {
    const { body, ids: found } = await find({});
    expect(found).toEqual(ids('endless', 'draft', 'sooner', 'soon'));
    expect(body).toMatchObject({ total: 4, nextCursor: null });
    const soon = body.orders[3];
    expect(soon).toMatchObject({ state: 'in_force', zoneCount: 2, reference: '2-1187/2026' });
    expect(soon.parties.map(({ name, role }: any) => [role, name])).toEqual([
      ['respondent', 'Ахметов Артём'],
      ['protected', 'Сағынтаева Әлия'],
    ]);
  });

  it('by a part of the number, the authority, a name in any order, a whole phone number', async () => {
    expect((await find({ text: '1187' })).ids).toEqual(ids('soon'));
    expect((await find({ text: 'district COURT' })).ids).toHaveLength(4);
    expect((await find({ text: 'артем ахметов' })).ids).toEqual(ids('soon'));
    expect((await find({ text: 'әлия' })).ids).toEqual(ids('soon'));
    expect((await find({ text: '8 701 555-77-88' })).ids).toEqual(ids('sooner'));
    expect((await find({ text: 'nobody of that name' })).ids).toEqual([]);
  });

  it('by state, and what expires soon with the first to end first', async () => {
    expect((await find({ states: ['draft'] })).ids).toEqual(ids('draft'));
    expect((await find({ states: ['in_force', 'draft'] })).ids).toHaveLength(4);
    expect((await find({ expiresWithinDays: 14 })).ids).toEqual(ids('sooner', 'soon'));
    expect((await find({ expiresWithinDays: 5 })).ids).toEqual(ids('sooner'));
  });

  it('page by page', async () => {
    const first = await find({ limit: 3 });
    expect(first.ids).toEqual(ids('endless', 'draft', 'sooner'));
    const second = await find({ limit: 3, cursor: first.body.nextCursor });
    expect([second.ids, second.body.nextCursor]).toEqual([ids('soon'), null]);
    const expiring = await find({ expiresWithinDays: 14, limit: 1 });
    expect((await find({ expiresWithinDays: 14, limit: 1, cursor: expiring.body.nextCursor })).ids).toEqual(
      ids('soon'),
    );
  });

  it('goes on where a page ended, though its last order is none of those sought any more', async () => {
    const cursor = made.endless.order.id;
    expect((await find({ states: ['draft'], cursor })).ids).toEqual(ids('draft'));
  });

  it('none of another agency, and not for a role without orders', async () => {
    expect((await find({}, stranger)).body).toEqual({ orders: [], nextCursor: null, total: 0 });
    expect((await find({ text: 'Ахметов' }, stranger)).ids).toEqual([]);
    expect((await find({}, await api.as(agency, 'auditor'))).status).toBe(403);
    expect((await find({ states: [] })).status).toBe(422);
    const theirs = { cursor: made.soon.order.id };
    expect((await find(theirs, stranger)).status).toBe(422);
  });

  it('finds people by name too, of one’s own agency alone', async () => {
    const found = await officer.post('/v1/people/find', { name: 'ахметов' });
    expect(found.body.people.map(({ id }: any) => id)).toEqual([made.soon.respondent.id]);
    expect((await stranger.post('/v1/people/find', { name: 'ахметов' })).body.people).toEqual([]);
    expect((await officer.post('/v1/people/find', {})).status).toBe(422);
  });
});
