import { randomUUID } from 'node:crypto';
import { newId } from '#domain';
import type { CommittedNews } from '#incidents';
import { SqlCheckInStore } from '#persistence';
import { aCase, anAgency, anOrder, aProtectedPerson, aRespondent, aZone, type TestCase } from '#testing';
import { SweepCheckIns } from '#companion';
import type { Answer, TestApi, TestClient } from '../../support/api.js';

export const pin = '4711';
export const duressPin = '4712';
export const home = { longitude: 76.93, latitude: 43.25 };
export const minute = 60_000;

let lastCell = 700;

/** A protected person with a phone, in a cell of their own, and who works at their desk. */
export class Survivor {
  private constructor(
    private readonly api: TestApi,
    readonly made: TestCase,
    readonly cell: number,
    readonly phone: TestClient,
    readonly desk: TestClient,
    readonly deskToken: string,
  ) {}

  static async of(api: TestApi): Promise<Survivor> {
    const cell = (lastCell += 1);
    const order = anOrder()
      .protecting(aProtectedPerson().withPhone().withPins(pin, duressPin))
      .restraining(aRespondent().withBracelet())
      .withZone(aZone().around(home.longitude, home.latitude));
    const made = await aCase()
      .of(anAgency().inCell(cell).withStaff('dispatcher', 'supervisor'))
      .with(order)
      .setUp(api.tools);
    const token = await api.session(made.agency.member('dispatcher'));
    const phone = api.asDevice(made.protectedPerson.devices[0]!);
    return new Survivor(api, made, cell, phone, api.withToken(token), token);
  }

  at(milliseconds = 0): string {
    return new Date(this.api.clock.now() + milliseconds).toISOString();
  }

  async pressed(): Promise<string> {
    const id = randomUUID();
    await this.phone.post('/v1/panics', { id, pressedAt: this.at(), trigger: 'button' });
    return id;
  }

  timer(minutes: number, id: string = randomUUID()): Promise<Answer<any>> {
    return this.phone.post('/v1/check-ins', { id, kind: 'timer', dueAt: this.at(minutes * minute) });
  }

  async promised(minutes: number): Promise<string> {
    return (await this.timer(minutes)).body.id as string;
  }

  complete(id: string, given: string): Promise<Answer<any>> {
    return this.phone.post(`/v1/check-ins/${id}/complete`, { pin: given });
  }

  async state(): Promise<any> {
    return (await this.phone.get('/v1/companion')).body;
  }

  async incidents(): Promise<any[]> {
    return (await (await this.atDesk()).get('/v1/incidents')).body.incidents;
  }

  async log(): Promise<any[]> {
    const [incident] = await this.incidents();
    return (await (await this.atDesk()).get(`/v1/incidents/${incident.id}/events?limit=500`)).body.events;
  }

  /** In a session of now: tests let more time pass than one lasts. */
  private atDesk(): Promise<TestClient> {
    return this.api.asMember(this.made.agency.member('dispatcher'));
  }

  /** As the worker does. */
  async sweep(news: CommittedNews[] = []): Promise<number> {
    const failed = (_cell: number, id: string): never => {
      throw new Error(`check-in ${id} was not swept`);
    };
    const store = new SqlCheckInStore(this.api.database);
    return new SweepCheckIns(
      store,
      { tell: (told) => void news.push(told) },
      this.api.clock,
      { newId, readyChannels: new Set() },
      { checkInsMissed: () => undefined, checkInFailed: failed },
    ).sweepCell(this.cell);
  }
}
