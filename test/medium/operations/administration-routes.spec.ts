import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditVerification, channelsHealth, neighbours, planRehearsal } from '#contracts';
import { newId } from '#domain';
import { aCase, anAgency, type TestAgency } from '#testing';
import { TestApi, type TestClient } from '../../support/api.js';

const cell = 1;

/** What the screens of the administration read beside what was there. */
describe('the administration’s routes', () => {
  let api: TestApi;
  let own: TestAgency;
  let other: TestAgency;
  const by = (role: 'administrator' | 'supervisor' | 'dispatcher' | 'auditor', agency = own): Promise<TestClient> =>
    api.as(agency, role);

  beforeAll(async () => {
    api = await TestApi.start({ QUEUE_PREFIX: `t-${randomUUID().slice(0, 8)}` });
    const founded = () =>
      anAgency().inCell(cell).withStaff('administrator', 'supervisor', 'dispatcher', 'auditor').founded(api.tools);
    own = await founded();
    other = await founded();
  });
  afterAll(() => api.close());

  async function aDelivery(of: TestAgency, channel: string, status: string, minutesAgo: number, error?: string) {
    const at = new Date(api.clock.now() - minutesAgo * 60_000).toISOString();
    const [incidentId, alarmId, personId, id] = [newId(), newId(), newId(), newId()];
    await api.database.count(
      `INSERT INTO incident (cell, id, agency_id, desk_agency_id, person_id, place_person_id, status, severity, opened_at,
         updated_at, cursor)
       VALUES ($1, $2, $3, $3, $4, $4, 'open', 'critical', $5, $5, 0)`,
      [cell, incidentId, of.id, personId, at],
    );
    await api.database.count(
      `INSERT INTO alarm (cell, id, incident_id, agency_id, person_id, kind, severity, condition_key, at, decided_at, raised_at,
         updated_at, late, decision)
       VALUES ($1, $2, $3, $4, $5, 'panic', 'critical', 'panic', $6, $6, $6, $6, false, '{}')`,
      [cell, alarmId, incidentId, of.id, personId, at],
    );
    await api.database.count(
      `INSERT INTO delivery (cell, id, incident_id, alarm_id, agency_id, recipient, recipient_id, channel, status,
         attempts, last_error, queued_at, sent_at, failed_at)
       VALUES ($1, $2, $3, $4, $5, 'contact', $6, $7, $8, 1, $9, $10, $11, $12)`,
      [
        cell,
        id,
        incidentId,
        alarmId,
        of.id,
        newId(),
        channel,
        status,
        error ?? null,
        at,
        status === 'sent' ? at : null,
        status === 'failed' ? at : null,
      ],
    );
    return { id, incidentId };
  }

  describe('channels', () => {
    it('say how they did for the agency alone: the last success, failures of the last hour, what waits', async () => {
      await aDelivery(own, 'sms', 'sent', 5);
      await aDelivery(own, 'sms', 'failed', 10, 'timeout');
      await aDelivery(own, 'sms', 'failed', 120, 'rate_limited');
      await aDelivery(own, 'sms', 'queued', 3);
      await aDelivery(other, 'sms', 'failed', 1, 'timeout');
      const { status, body } = await (await by('supervisor')).get('/v1/channels');
      expect([status, channelsHealth.parse(body)]).toEqual([200, body]);
      const sms = body.channels.find(({ channel }: { channel: string }) => channel === 'sms');
      expect(sms).toEqual({
        channel: 'sms',
        status: 'not_configured',
        lastSentAt: new Date(api.clock.now() - 5 * 60_000).toISOString(),
        lastDeliveredAt: null,
        waiting: 1,
        waitingSince: new Date(api.clock.now() - 3 * 60_000).toISOString(),
        sentLastHour: 1,
        failedLastHour: 1,
        sentLastDay: 1,
        failedLastDay: 2,
        errors: [
          { errorCode: 'rate_limited', failed: 1 },
          { errorCode: 'timeout', failed: 1 },
        ],
      });
      expect(body.channels.find(({ channel }: { channel: string }) => channel === 'webhook')).toMatchObject({
        status: 'ready',
        lastSentAt: null,
        errors: [],
      });
    });

    it('are not a dispatcher’s to look after', async () => {
      expect((await (await by('dispatcher')).get('/v1/channels')).status).toBe(403);
    });
  });

  it('failed deliveries are listed by channel, error and time', async () => {
    const made = await aDelivery(own, 'email', 'failed', 30, 'address_refused');
    const supervisor = await by('supervisor');
    const list = async (query: string) =>
      (await supervisor.get(`/v1/deliveries?${query}`)).body.deliveries.map(({ id }: { id: string }) => id);
    expect(await list('channel=email')).toEqual([made.id]);
    expect(await list('errorCode=address_refused')).toEqual([made.id]);
    expect(await list(`channel=email&failedSince=${new Date(api.clock.now() - 60_000).toISOString()}`)).toEqual([]);
    expect((await supervisor.get('/v1/deliveries?errorCode=NO')).status).toBe(422);
  });

  it('quarantined reports come page by page, the agency’s own', async () => {
    const quarantine = async (of: TestAgency): Promise<string> => {
      const id = newId();
      await api.database.count(
        `INSERT INTO quarantined_report (cell, id, agency_id, device_id, received_at, reason, report)
         VALUES ($1, $2, $3, $4, $5, 'unprocessable', '{}')`,
        [cell, id, of.id, newId(), new Date(api.clock.now()).toISOString()],
      );
      return id;
    };
    const [first, second] = [await quarantine(own), await quarantine(own)];
    await quarantine(other);
    const supervisor = await by('supervisor');
    const page = (await supervisor.get('/v1/quarantined-reports?limit=1')).body;
    expect(page).toMatchObject({ quarantinedReports: [{ id: second }], nextCursor: second });
    const next = (await supervisor.get(`/v1/quarantined-reports?limit=1&cursor=${page.nextCursor}`)).body;
    expect(next).toMatchObject({ quarantinedReports: [{ id: first }], nextCursor: null });
  });

  describe('neighbours', () => {
    it('are the agencies of the cell, where each works and nothing else of them', async () => {
      const { status, body } = await (await by('administrator')).get(`/v1/agencies/${own.id}/neighbours`);
      expect([status, neighbours.parse(body)]).toEqual([200, body]);
      const ids = body.neighbours.map(({ id }: { id: string }) => id);
      expect(ids).toContain(other.id);
      expect(ids).not.toContain(own.id);
    });

    it('are told to the agency’s administrators, of their own agency alone', async () => {
      expect((await (await by('administrator')).get(`/v1/agencies/${other.id}/neighbours`)).status).toBe(404);
      expect((await (await by('supervisor')).get(`/v1/agencies/${own.id}/neighbours`)).status).toBe(403);
    });
  });

  describe('standing holds', () => {
    it('are listed until they are released, and their reading is in the audit chain', async () => {
      const { incidentId } = await aDelivery(own, 'sms', 'sent', 60);
      const supervisor = await by('supervisor');
      await supervisor.post(`/v1/incidents/${incidentId}/hold`, { reason: 'Court 7' });
      const path = `/v1/agencies/${own.id}/retention/holds`;
      expect((await supervisor.get(path)).body).toMatchObject({
        holds: [{ incidentId, reason: 'Court 7', releasedAt: null }],
        nextCursor: null,
      });
      expect((await (await by('supervisor', other)).get(path)).status).toBe(404);
      expect((await (await by('dispatcher')).get(path)).status).toBe(403);
      await supervisor.post(`/v1/incidents/${incidentId}/hold/release`, { reason: 'Decided' });
      expect((await supervisor.get(path)).body.holds).toEqual([]);
      const read = await api.database.rows(
        `SELECT 1 FROM audit_entry WHERE agency_id = $1 AND action = 'incident.holds.read' AND result = 'allowed'`,
        [own.id],
      );
      expect(read).toHaveLength(2);
    });
  });

  describe('the audit chain', () => {
    it('is searched by action, object and result', async () => {
      const auditor = await by('auditor');
      const entries = async (query: string) => (await auditor.get(`/v1/audit?${query}`)).body.entries;
      await auditor.get(`/v1/incidents/${newId()}`);
      const released = await entries('action=incident.hold.release');
      expect(released).toHaveLength(1);
      expect(await entries(`object=${released[0].objectId}&action=incident.hold.place`)).toHaveLength(1);
      const refused = await entries('result=refused');
      expect(refused.length).toBeGreaterThan(0);
      expect(new Set(refused.map(({ result }: { result: string }) => result))).toEqual(new Set(['refused']));
      expect((await auditor.get('/v1/audit?action=Ünknown')).status).toBe(422);
    });

    it('names every action in each language', async () => {
      const { body } = await (await by('auditor')).get('/v1/audit/actions');
      expect(body.actions).toContainEqual(
        expect.objectContaining({ action: 'audit.verify', words: expect.objectContaining({ kk: expect.any(String) }) }),
      );
    });

    it('is verified, and what was altered is named', async () => {
      const auditor = await by('auditor');
      const { status, body } = await auditor.get('/v1/audit/verification');
      expect([status, auditVerification.parse(body)]).toEqual([200, body]);
      expect(body).toMatchObject({ faults: [], complete: true });
      expect(body.entries).toBe(body.head);
      const stranger = await by('auditor', other);
      const theirs = (await stranger.get('/v1/audit/verification')).body;
      expect(theirs.head).toBeLessThan(body.head);
      await api.database.transaction(async (sql) => {
        await sql.count(`ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_only_grows`);
        await sql.count(`UPDATE audit_entry SET action = 'person.list' WHERE agency_id = $1 AND sequence = 2`, [
          own.id,
        ]);
        await sql.count(`ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_only_grows`);
      });
      expect((await auditor.get('/v1/audit/verification')).body.faults).toEqual([
        { kind: 'altered', sequence: 2, until: null },
      ]);
      expect((await auditor.get('/v1/audit/verification?after=5')).body.faults).toEqual([]);
    });

    it('is verified by auditors alone', async () => {
      expect((await (await by('administrator')).get('/v1/audit/verification')).status).toBe(403);
      expect((await (await by('supervisor')).get('/v1/audit/actions')).status).toBe(403);
    });
  });

  describe('a rehearsal', () => {
    it('shows what a draft would do, to whoever reads plans, and to no other agency', async () => {
      const { agency } = await aCase().setUp(api.tools);
      const administrator = await api.as(agency, 'administrator');
      const plan = await administrator.post('/v1/response-plans', {
        name: 'Night',
        steps: [
          { id: 'desk', to: 'desk', channels: ['console'], afterSeconds: 0 },
          { id: 'boss', to: 'supervisor', channels: ['webhook'], afterSeconds: 60, unless: 'acknowledged' },
        ],
      });
      const path = `/v1/response-plans/${plan.body.id}/rehearse`;
      const alarm = { alarmKind: 'breach', severity: 'critical', confirmedAfterSeconds: 1 };
      const { status, body } = await administrator.post(path, alarm);
      expect([status, planRehearsal.parse(body)]).toEqual([200, body]);
      expect(body.steps).toMatchObject([
        { step: 'desk', atSeconds: 0, channel: 'console' },
        { step: 'boss', atSeconds: 60, channel: 'webhook', skipped: null },
      ]);
      expect((await (await by('administrator')).post(path, alarm)).status).toBe(404);
      expect((await administrator.post(path, { ...alarm, alarmKind: 'flood' })).status).toBe(422);
    });
  });
});
