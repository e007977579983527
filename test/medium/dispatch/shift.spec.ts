import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCase, anAgency, type TestAgency, type TestCase } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';
import { entriesOf } from '../../support/opened.js';

describe('a shift', () => {
  let api: TestApi;
  let made: TestCase;
  let goes: TestClient;
  let comes: TestClient;
  let neighbour: TestAgency;

  beforeAll(async () => {
    api = await TestApi.start();
    made = await aCase()
      .of(anAgency().withStaff('dispatcher', 'supervisor', 'auditor', 'court'))
      .setUp(api.tools);
    neighbour = await anAgency().withStaff('dispatcher').founded(api.tools);
    goes = await api.as(made.agency, 'dispatcher');
    comes = await api.as(made.agency, 'supervisor');
  });
  afterAll(() => api.close());

  describe('note', () => {
    const unread = async (by: TestClient) => (await by.get('/v1/shift-notes?confirmed=false')).body.notes;

    it('stands there until somebody else has read it, and every console hears of both', async () => {
      const console = await api.console(await api.session(made.agency.member('supervisor')));
      const written = await goes.post('/v1/shift-notes', { text: 'Bracelet of A-12 is with the repair man' });
      expect([written.status, written.body]).toEqual([
        201,
        expect.objectContaining({ writtenBy: made.agency.member('dispatcher').id, confirmedAt: null }),
      ]);
      const { id } = written.body;
      await console.untilSeen('shift_notes.changed');
      expect(console.of('shift_notes.changed')[0]).toMatchObject({ noteId: id });
      expect(JSON.stringify(console.seen)).not.toContain('Bracelet');
      expect(await unread(comes)).toEqual([expect.objectContaining({ id, text: written.body.text })]);
      const confirmed = await comes.post(`/v1/shift-notes/${id}/confirm`);
      expect(confirmed.body).toMatchObject({ confirmedBy: made.agency.member('supervisor').id });
      expect([confirmed.body.writerName, confirmed.body.confirmerName].every((name) => name.length > 0)).toBe(true);
      await console.untilSeen('shift_notes.changed', 2);
      expect(await unread(comes)).toEqual([]);
      expect((await comes.get('/v1/shift-notes')).body.notes).toEqual([confirmed.body]);
      // A second time says nothing new.
      expect((await comes.post(`/v1/shift-notes/${id}/confirm`)).body).toEqual(confirmed.body);
      console.close();
      const acts = await entriesOf<{ action: string; reason: string | null }>(
        api.database,
        `SELECT action, reason FROM audit_entry WHERE object_id = $1 AND action <> 'shift_note.list' ORDER BY sequence`,
        [id],
      );
      expect(acts.map(({ action }) => action)).toEqual(['shift_note.write', 'shift_note.confirm']);
      const [kept] = await api.database.rows<{ text: string }>(`SELECT text FROM shift_note WHERE id = $1`, [id]);
      expect(kept!.text).not.toContain('Bracelet');
    });

    it('is not confirmed by who wrote it, nor read or written by who has no desk, nor by another agency', async () => {
      const { id } = (await goes.post('/v1/shift-notes', { text: 'Quiet night' })).body;
      expect((await goes.post(`/v1/shift-notes/${id}/confirm`)).body).toMatchObject({ status: 403, code: 'own_note' });
      const stranger = await api.as(neighbour, 'dispatcher');
      expect((await stranger.post(`/v1/shift-notes/${id}/confirm`)).status).toBe(404);
      expect(await unread(stranger)).toEqual([]);
      for (const role of ['auditor', 'court'] as const) {
        const other = await api.as(made.agency, role);
        const answers = [
          await other.get('/v1/shift-notes'),
          await other.post('/v1/shift-notes', { text: 'hello' }),
          await other.post(`/v1/shift-notes/${id}/confirm`),
        ];
        expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
      }
      expect((await goes.post('/v1/shift-notes', { text: ' ' })).status).toBe(422);
      expect((await comes.post('/v1/shift-notes/nonsense/confirm')).status).toBe(404);
    });
  });

  describe('figures of the desk', () => {
    const press = async (): Promise<string> =>
      (
        await api.asDevice(made.protectedPerson.devices[0]!).post('/v1/panics', {
          id: randomUUID(),
          pressedAt: new Date(api.clock.now()).toISOString(),
          trigger: 'button',
        })
      ).body.incidentId;
    const takeAfter = async (seconds: number): Promise<void> => {
      const id = await press();
      api.clock.move(seconds * 1_000);
      await goes.post(`/v1/incidents/${id}/acknowledge`);
      await goes.post(`/v1/incidents/${id}/close`, { outcome: 'resolved' });
    };

    it('are of today, of each opening of an incident, and of one’s own desk', async () => {
      expect((await goes.get('/v1/desk-figures')).body.all).toMatchObject({ count: 0, medianSeconds: null });
      // The second and third reopen the incident of the first: they waited for as long as they waited, not since the first.
      for (const seconds of [4, 8, 70]) {
        await takeAfter(seconds);
        api.clock.move(60_000);
      }
      const { status, body } = await comes.get('/v1/desk-figures');
      const figures = { count: 3, medianSeconds: 8, p90Seconds: 70, over60Seconds: 1 };
      expect([status, body.all]).toEqual([200, figures]);
      expect(body.reopened).toEqual([]);
      const again = await press();
      expect((await comes.get('/v1/desk-figures')).body.reopened).toEqual([
        { incidentId: again, at: new Date(api.clock.now()).toISOString() },
      ]);
      expect(body.desks).toEqual([{ ...figures, agencyId: made.agency.id, name: expect.any(String) }]);
      expect((await (await api.as(neighbour, 'dispatcher')).get('/v1/desk-figures')).body.all.count).toBe(0);
      expect((await (await api.as(made.agency, 'court')).get('/v1/desk-figures')).status).toBe(403);
      api.clock.move(24 * 3_600_000);
      const later = await api.as(made.agency, 'dispatcher');
      expect((await later.get('/v1/desk-figures')).body.all.count).toBe(0);
    });
  });
});
