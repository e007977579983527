import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  type ChangePersonBody,
  changePersonBody,
  type FindPersonBody,
  findPersonBody,
  type FoundPeople,
  foundPeople,
  ordersOfPerson,
  type OrdersOfPerson,
  type PageQuery,
  pageQuery,
  type Person,
  person,
  type PersonPage,
  personPage,
  type RegisterPersonBody,
  registerPersonBody,
} from '#contracts';
import {
  actorOf,
  type AddressPolicy,
  Cases,
  changePerson,
  hashPins,
  type Once,
  present,
  registerPerson,
} from '#orders';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { ADDRESS_POLICY } from './address-policy.js';
import { pageOf, requestOf } from './page.js';
import { orderView, personView } from './views.js';

@ApiTags('people')
@Controller('v1/people')
export class PeopleController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(ADDRESS_POLICY) private readonly policy: AddressPolicy,
  ) {}

  @Get()
  @StaffMay('person.read')
  @Reads('person.list', 'person', ({ people }: PersonPage) => people.map(({ id }) => id))
  @Answers(200, personPage, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<PersonPage> {
    const { rows, nextCursor } = pageOf(await this.cases.read(caller).people.list(requestOf(query)), query);
    return { people: rows.map(personView), nextCursor };
  }

  @Post()
  @StaffMay('person.write')
  @Does('person.register', 'person')
  @Creates(person)
  async register(
    @CurrentCaller() caller: StaffCaller,
    @Body({ schema: registerPersonBody }) body: RegisterPersonBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<Person> {
    const { pin, duressPin, ...rest } = body;
    const pins = await hashPins({ pin, duressPin });
    return this.cases.create(actorOf(caller), once, async (work) =>
      personView(await registerPerson(work, { ...rest, ...pins }, this.policy)),
    );
  }

  @Post('find')
  @StaffMay('person.read')
  @Reads('person.find', 'person', ({ people }: FoundPeople) => people.map(({ id }) => id))
  @Answers(200, foundPeople, 422)
  async find(
    @CurrentCaller() caller: StaffCaller,
    @Body({ schema: findPersonBody }) body: FindPersonBody,
  ): Promise<FoundPeople> {
    const { people } = this.cases.read(caller);
    const found = 'phone' in body ? await people.withPhone(body.phone) : await people.withName(body.name);
    return { people: found.map(personView) };
  }

  @Get(':id')
  @StaffMay('person.read')
  @Reads('person.read', 'person')
  @Answers(200, person, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<Person> {
    return personView(present(await this.cases.read(caller).people.byId(id)));
  }

  /** Of which this person is a party, newest first. */
  @Get(':id/orders')
  @StaffMay('order.read')
  @Reads('order.list', 'order', ({ orders }: OrdersOfPerson) => orders.map(({ id }) => id))
  @Answers(200, ordersOfPerson, 404)
  async ordersOf(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<OrdersOfPerson> {
    const { people, orders } = this.cases.read(caller);
    present(await people.byId(id));
    const rows = await orders.ofPerson(id);
    const parties = await orders.parties(rows.map((row) => row.id));
    return { orders: rows.map((row) => orderView({ ...row, parties: parties.get(row.id) ?? [] })) };
  }

  @Patch(':id')
  @StaffMay('person.write')
  @Does('person.change', 'person')
  @Answers(200, person, 404, 422)
  async change(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: changePersonBody }) body: ChangePersonBody,
  ): Promise<Person> {
    const { pin, duressPin, ...rest } = body;
    const pins = await hashPins({ pin, duressPin }, present(await this.cases.read(caller).people.byId(id)));
    return this.cases.change(actorOf(caller), async (work) =>
      personView(await changePerson(work, id, { ...rest, ...pins }, this.policy)),
    );
  }
}
