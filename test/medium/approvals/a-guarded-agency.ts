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

export const home = { longitude: 76.93, latitude: 43.25 };
export const center = { type: 'Point', coordinates: [home.longitude, home.latitude] };
export const farAway = { longitude: 76.7, latitude: 43.1 };

/** An agency that demands two persons for everything, or for nothing. */
export class GuardedAgency {
  private constructor(
    readonly api: TestApi,
    readonly agency: TestAgency,
    readonly officer: TestClient,
    readonly supervisor: TestClient,
    readonly administrator: TestClient,
  ) {}

  static async of(api: TestApi, policy: 'two_persons' | 'off'): Promise<GuardedAgency> {
    const roles = ['case_officer', 'supervisor', 'court', 'dispatcher', 'auditor'] as const;
    const agency = await anAgency()
      .withStaff(...roles)
      .founded(api.tools);
    const [officer, supervisor, administrator] = [
      await api.as(agency, 'case_officer'),
      await api.as(agency, 'supervisor'),
      await api.as(agency, 'administrator'),
    ];
    if (policy === 'two_persons') {
      const { status } = await administrator.put(`/v1/agencies/${agency.id}/approval-policy`, { policy });
      if (status !== 200) throw new Error(`the policy was not switched on: ${status}`);
    }
    return new GuardedAgency(api, agency, officer, supervisor, administrator);
  }

  /** An order in force with one zone of 500 m. */
  setUp(order = anOrder()): Promise<TestCase> {
    const whole = order
      .protecting(aProtectedPerson().withPhone())
      .restraining(aRespondent().withBracelet())
      .withZone(aZone().named('home').around(home.longitude, home.latitude, 500).withRing(200))
      .withLimit(400, 200);
    return aCase().of(this.agency).with(whole).setUp(this.api.tools);
  }

  async zone(zoneId: string, orderId: string): Promise<any> {
    const { zones } = (await this.officer.get(`/v1/orders/${orderId}/zones`)).body;
    return zones.find(({ id }: { id: string }) => id === zoneId);
  }

  async approval(id: string): Promise<any> {
    return (await this.supervisor.get(`/v1/approvals/${id}`)).body;
  }

  approve(id: string, client = this.supervisor): Promise<{ status: number; body: any }> {
    return client.post(`/v1/approvals/${id}/approve`, { note: 'seen' });
  }
}

/** The id of the approval that was asked for. */
export function requested({ status, body }: { status: number; body: any }): string {
  if (status !== 202) throw new Error(`not asked for: ${status} ${JSON.stringify(body)}`);
  return body.approval.id;
}

/** A further order between the same people, as it is sent. */
export const newOrderOf = ({ respondent, protectedPerson }: TestCase, { clock }: TestApi) => ({
  issuingAuthority: 'Court of Almaly district',
  jurisdiction: 'Almaty',
  validFrom: new Date(clock.now()).toISOString(),
  parties: [
    { personId: respondent.id, role: 'respondent' },
    { personId: protectedPerson.id, role: 'protected' },
  ],
  zones: [{ name: 'school', center, radiusMeters: 300, warningRingMeters: 100 }],
});
