import { randomUUID } from 'node:crypto';
import type { Incident, IncidentDelivery, IncidentEvent } from '#contracts';
import { newId } from '#domain';
import { AdvancePlans, type CommittedNews, type LivePush, type PlanStep } from '#incidents';
import { type Database, SqlPlanRunStore } from '#persistence';
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
import type { TestApi, TestClient } from '../../support/api.js';
import { walk } from '../../support/walks.js';

export const home = { longitude: 76.93, latitude: 43.25 };
const hook = (name: string) =>
  ({ channel: 'webhook', url: `https://${name}.example/hook`, secret: 'a secret of 16 characters' }) as const;

export const toDesk: PlanStep = { id: 'desk', to: 'desk', channels: ['console'], afterSeconds: 0 };
export const step = (id: string, to: PlanStep['to'], afterSeconds: number, more: Partial<PlanStep> = {}): PlanStep => ({
  id,
  to,
  channels: [],
  afterSeconds,
  ...more,
});

type Toldest = Pick<IncidentDelivery, 'recipient' | 'recipientId' | 'channel' | 'status'>;

/** A case of an agency with a next one, everybody of it with an address, and what a test does with its plan. */
export class PlannedCase {
  private constructor(
    readonly api: TestApi,
    readonly made: TestCase,
    readonly next: TestAgency,
    readonly administrator: TestClient,
    readonly supervisor: TestClient,
    readonly dispatcher: TestClient,
  ) {}

  static async setUp(api: TestApi, nextOne?: TestAgency): Promise<PlannedCase> {
    const next = nextOne ?? (await anAgency().named('Next').withStaff('supervisor').founded(api.tools));
    const agency = anAgency().withStaff('dispatcher', 'supervisor', 'supervisor', 'case_officer', 'auditor', 'court');
    const survivor = aProtectedPerson().withPhone().withContact(hook('mother')).withContact(hook('sister'));
    const order = anOrder()
      .protecting(survivor)
      .restraining(aRespondent().withBracelet())
      .withZone(aZone().around(home.longitude, home.latitude));
    const made = await aCase().of(agency).with(order).setUp(api.tools);
    const administrator = await api.as(made.agency, 'administrator');
    const supervisor = await api.as(made.agency, 'supervisor');
    const dispatcher = await api.as(made.agency, 'dispatcher');
    await administrator.patch(`/v1/agencies/${made.agency.id}`, { nextAgencyId: next.id });
    const staff = [...made.agency.staff, ...next.staff].map(({ id }) => id);
    const people = [made.protectedPerson.id, made.respondent.id];
    const channels = JSON.stringify([hook('own')]);
    await api.database.count(`UPDATE staff_member SET channels = $2 WHERE id = ANY($1::uuid[])`, [staff, channels]);
    await api.database.count(`UPDATE person SET channels = $2 WHERE id = ANY($1::uuid[])`, [people, channels]);
    return new PlannedCase(api, made, next, administrator, supervisor, dispatcher);
  }

  /** Activates a plan of these steps and answers its id. */
  async follow(...steps: PlanStep[]): Promise<string> {
    const { body } = await this.administrator.post('/v1/response-plans', { name: 'Plan', steps });
    const activated = await this.administrator.post(`/v1/response-plans/${body.id}/activate`);
    if (activated.status !== 200) throw new Error(JSON.stringify(activated.body));
    return body.id as string;
  }

  /** Resolves to the incident's id. */
  async press(): Promise<string> {
    const phone = this.api.asDevice(this.made.protectedPerson.devices[0]!);
    const pressedAt = new Date(this.api.clock.now()).toISOString();
    return (await phone.post('/v1/panics', { id: randomUUID(), pressedAt, trigger: 'button' })).body.incidentId;
  }

  /** The respondent walks into the zone; no time passes afterwards. Resolves to the incident. */
  async breach(): Promise<Incident> {
    const bracelet = this.api.asDevice(this.made.respondent.devices[0]!);
    await bracelet.post('/v1/positions', { fixes: walk(this.api.clock, home, 1_000, 0) });
    return (await this.dispatcher.get('/v1/incidents')).body.incidents[0];
  }

  /** Moves time to so many seconds after `at` and lets the plans advance. */
  async advanceTo(at: number, seconds: number, advance = this.advancing()): Promise<void> {
    this.api.clock.set(at + seconds * 1_000);
    await advance.execute();
  }

  advancing(news: CommittedNews[] = [], database: Database = this.api.database): AdvancePlans {
    const push: LivePush = { tell: (one) => void news.push(one) };
    const context = { newId, readyChannels: new Set(['webhook'] as const) };
    return new AdvancePlans(new SqlPlanRunStore(database), push, this.api.clock, context);
  }

  async deliveries(incidentId: string): Promise<IncidentDelivery[]> {
    return (await this.dispatcher.get(`/v1/incidents/${incidentId}/deliveries`)).body.deliveries;
  }

  /** Whom it was, by role and name, in the order told. */
  async told(incidentId: string): Promise<string[]> {
    return (await this.deliveries(incidentId)).map((one) => this.nameOf(one));
  }

  async events(incidentId: string): Promise<IncidentEvent[]> {
    return (await this.dispatcher.get(`/v1/incidents/${incidentId}/events`)).body.events;
  }

  /** `step`, or `step: why not`, as the log has it. */
  async log(incidentId: string): Promise<string[]> {
    return (await this.events(incidentId))
      .filter(({ kind }) => kind.startsWith('step_'))
      .map(({ data }) =>
        [data['step'], data['reason']].filter((part): part is string => part !== undefined).join(': '),
      );
  }

  nameOf({ recipient, recipientId }: Pick<Toldest, 'recipient' | 'recipientId'>): string {
    const { made, next } = this;
    const supervisors = made.agency.staff.filter(({ role }) => role === 'supervisor').map(({ id }) => id);
    const names = new Map([
      [made.agency.id, 'own'],
      [next.id, 'next'],
      [next.member('supervisor').id, 'next'],
      [made.agency.member('case_officer').id, 'officer'],
      [made.protectedPerson.id, 'she'],
      [made.respondent.id, 'he'],
      ...supervisors.map((id, index) => [id, `supervisor ${index + 1}`] as const),
      ...made.protectedPerson.contactIds.map((id, index) => [id, `contact ${index + 1}`] as const),
    ]);
    return `${recipient} ${names.get(recipientId) ?? 'stranger'}`;
  }
}
