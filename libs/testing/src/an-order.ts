import type { StaffCaller } from '#access';
import type { Schedule, Thresholds } from '#geofence';
import { actorOf, type Area, createOrder, type NewZone, type WholeOrder } from '#orders';
import type { PersonBuilder, TestPerson } from './a-person.js';
import { aProtectedPerson, aRespondent } from './a-person.js';
import type { CaseTools } from './case-tools.js';

const dayMilliseconds = 86_400_000;

export class ZoneBuilder {
  private readonly zone: NewZone = { name: 'home', warningRingMeters: 200 };

  named(name: string): this {
    this.zone.name = name;
    return this;
  }

  around(longitude: number, latitude: number, radiusMeters = 300): this {
    this.zone.center = { longitude, latitude };
    this.zone.radiusMeters = radiusMeters;
    return this;
  }

  withArea(area: Area): this {
    this.zone.area = area;
    return this;
  }

  withRing(warningRingMeters: number): this {
    this.zone.warningRingMeters = warningRingMeters;
    return this;
  }

  /** Must not be left, instead of not be entered. */
  asInclusion(): this {
    this.zone.kind = 'inclusion';
    return this;
  }

  during(schedule: Schedule): this {
    this.zone.schedule = schedule;
    return this;
  }

  built(): NewZone {
    return { ...this.zone };
  }
}

/** By default in the middle of Almaty. */
export const aZone = (): ZoneBuilder => new ZoneBuilder();
const inAlmaty = { longitude: 76.9286, latitude: 43.2567 };

export interface TestOrder {
  order: WholeOrder;
  respondent: TestPerson;
  protectedPeople: readonly TestPerson[];
  /** The first. */
  protectedPerson: TestPerson;
}

export class OrderBuilder {
  private reference: string | undefined;
  private respondent: PersonBuilder | TestPerson = aRespondent().withBracelet();
  private readonly guarded: (PersonBuilder | TestPerson)[] = [];
  private readonly zones: NewZone[] = [];
  private limit:
    { limitMeters: number; warningMeters?: number | undefined; schedule?: Schedule | undefined } | undefined;
  private thresholds: Partial<Thresholds> = {};
  private validity: { fromMilliseconds: number; toMilliseconds: number | null } = {
    fromMilliseconds: -dayMilliseconds,
    toMilliseconds: 365 * dayMilliseconds,
  };
  private active = true;

  withReference(reference: string): this {
    this.reference = reference;
    return this;
  }

  restraining(person: PersonBuilder | TestPerson): this {
    this.respondent = person;
    return this;
  }

  /** Once for each protected person. */
  protecting(person: PersonBuilder | TestPerson): this {
    this.guarded.push(person);
    return this;
  }

  withZone(zone: ZoneBuilder = aZone().around(inAlmaty.longitude, inAlmaty.latitude)): this {
    this.zones.push(zone.built());
    return this;
  }

  /** @param warningMeters width of the belt around the limit @param schedule when it holds; by default always */
  withLimit(limitMeters: number, warningMeters?: number, schedule?: Schedule): this {
    this.limit = { limitMeters, warningMeters, schedule };
    return this;
  }

  withThresholds(thresholds: Partial<Thresholds>): this {
    this.thresholds = thresholds;
    return this;
  }

  /** Milliseconds from now; by default from yesterday for a year. */
  valid(fromMilliseconds: number, toMilliseconds: number | null): this {
    this.validity = { fromMilliseconds, toMilliseconds };
    return this;
  }

  /** Not activated. */
  asDraft(): this {
    this.active = false;
    return this;
  }

  async issued(tools: CaseTools, by: StaffCaller): Promise<TestOrder> {
    const respondent = await registered(this.respondent, tools, by);
    const protectedPeople: TestPerson[] = [];
    for (const person of this.guarded.length > 0 ? this.guarded : [aProtectedPerson().withPhone()])
      protectedPeople.push(await registered(person, tools, by));
    const now = tools.clock.now();
    const { fromMilliseconds, toMilliseconds } = this.validity;
    const order = await tools.cases.change(actorOf(by), (work) =>
      createOrder(work, {
        reference: this.reference,
        issuingAuthority: 'District court',
        jurisdiction: 'KZ',
        validFrom: now + fromMilliseconds,
        validTo: toMilliseconds === null ? null : now + toMilliseconds,
        parties: [
          { personId: respondent.id, role: 'respondent' },
          ...protectedPeople.map((person) => ({ personId: person.id, role: 'protected' as const })),
        ],
        proximityLimitMeters: this.limit?.limitMeters,
        proximityWarningMeters: this.limit?.warningMeters,
        proximitySchedule: this.limit?.schedule,
        thresholds: this.thresholds,
        zones: this.zones,
        activate: this.active,
      }),
    );
    return { order, respondent, protectedPeople, protectedPerson: protectedPeople[0]! };
  }
}

const registered = (person: PersonBuilder | TestPerson, tools: CaseTools, by: StaffCaller): Promise<TestPerson> =>
  'registered' in person ? person.registered(tools, by) : Promise.resolve(person);

/** By default active, without zones or limit, a respondent with a bracelet, a protected person with a phone. */
export const anOrder = (): OrderBuilder => new OrderBuilder();
