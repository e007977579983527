import { randomUUID } from 'node:crypto';
import type { Incident } from '#contracts';
import type { StaffRole } from '#domain';
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
import type { Answer, TestApi, TestClient } from '../../support/api.js';
import { fixAt, offset, type WalkedFix } from '../../support/walks.js';

/** On the border of west and east. Places are told by the meters east of it. */
export const border = { longitude: 80, latitude: 45 };

/** A rectangle between so many meters west (negative) and east of the border. */
export function areaBetween(fromEast: number, toEast: number, halfHeight = 50_000) {
  const corner = (east: number, north: number) => offset(border, east, north);
  const [south, north] = [-halfHeight, halfHeight];
  const ring = [corner(fromEast, south), corner(toEast, south), corner(toEast, north), corner(fromEast, north)];
  return { type: 'Polygon' as const, coordinates: [[...ring, ring[0]!]] };
}

const everybody: StaffRole[] = ['dispatcher', 'supervisor', 'auditor', 'court'];

/** Two desks side by side, in a cell of their own: the order is of the western one's agency. */
export class Borderland {
  private constructor(
    readonly api: TestApi,
    readonly cell: number,
    readonly west: TestAgency,
    readonly east: TestAgency,
    readonly made: TestCase,
  ) {}

  /** @param westArea whether the western agency has drawn its area */
  static async setUp(api: TestApi, cell: number, westArea = true): Promise<Borderland> {
    const found = (name: string) =>
      anAgency()
        .named(name)
        .inCell(cell)
        .withStaff(...everybody)
        .founded(api.tools);
    const [west, east] = [await found('West'), await found('East')];
    const order = anOrder()
      .protecting(aProtectedPerson().withPhone())
      .restraining(aRespondent().withBracelet())
      .withZone(aZone().around(...offset(border, 20_000), 300));
    const made = await aCase().of(west).with(order).setUp(api.tools);
    const land = new Borderland(api, cell, west, east, made);
    if (westArea) await land.draw(west, areaBetween(-50_000, 0));
    await land.draw(east, areaBetween(0, 50_000));
    return land;
  }

  async draw(agency: TestAgency, area: object | null): Promise<Answer<any>> {
    const administrator = await this.api.as(agency, 'administrator');
    const answer = await administrator.patch(`/v1/agencies/${agency.id}`, { area });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer;
  }

  /** Another agency of the cell, with its area. */
  async neighbour(name: string, area: object): Promise<TestAgency> {
    const agency = await anAgency()
      .named(name)
      .inCell(this.cell)
      .withStaff(...everybody)
      .founded(this.api.tools);
    await this.draw(agency, area);
    return agency;
  }

  fix(east: number, more: object = {}): WalkedFix & { mock?: boolean } {
    return { ...fixAt(this.api.clock, offset(border, east)), ...more };
  }

  /** She is so many meters east of the border now. */
  async sheIsAt(east: number, more: object = {}): Promise<void> {
    await this.report(this.made.protectedPerson.devices[0]!, this.fix(east, more));
  }

  async heIsAt(east: number, more: object = {}): Promise<void> {
    await this.report(this.made.respondent.devices[0]!, this.fix(east, more));
  }

  /** Resolves to the incident's id. @param fix that the press brings along */
  async press(fix?: object): Promise<string> {
    const phone = this.api.asDevice(this.made.protectedPerson.devices[0]!);
    const pressedAt = new Date(this.api.clock.now()).toISOString();
    const { body } = await phone.post('/v1/panics', {
      id: randomUUID(),
      pressedAt,
      trigger: 'button',
      ...(fix && { fix }),
    });
    return body.incidentId as string;
  }

  as(agency: TestAgency, role: StaffRole = 'dispatcher'): Promise<TestClient> {
    return this.api.as(agency, role);
  }

  async incident(id: string, of = this.west): Promise<Incident> {
    return (await (await this.as(of)).get(`/v1/incidents/${id}`)).body;
  }

  /** The name of the desk that works on it. */
  async deskOf(id: string): Promise<string> {
    return (await this.incident(id)).deskName;
  }

  async step(of: TestAgency, id: string, step: string, body?: object, role?: StaffRole): Promise<Answer<any>> {
    return (await this.as(of, role)).post(`/v1/incidents/${id}/${step}`, body);
  }

  async events(id: string): Promise<any[]> {
    return (await (await this.as(this.west)).get(`/v1/incidents/${id}/events`)).body.events;
  }

  private async report(device: { token: string }, fix: object): Promise<void> {
    const { status, body } = await this.api.asDevice(device).post('/v1/positions', { fixes: [fix] });
    if (status !== 200 || body.accepted !== 1) throw new Error(JSON.stringify(body));
  }
}
