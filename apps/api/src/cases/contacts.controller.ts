import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  type ChangeContactBody,
  changeContactBody,
  type Contact,
  contact,
  type ContactPage,
  contactPage,
  type DesignateContactBody,
  designateContactBody,
  type ListContactsQuery,
  listContactsQuery,
} from '#contracts';
import { type AddressPolicy, actorOf, Cases, changeContact, designateContact, type Once, present } from '#orders';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';
import { ADDRESS_POLICY } from './address-policy.js';
import { contactChangeOf, newContactOf } from './bodies.js';
import { pageOf, requestOf } from './page.js';
import { contactView } from './views.js';

@ApiTags('contacts')
@Controller('v1/contacts')
export class ContactsController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(ADDRESS_POLICY) private readonly policy: AddressPolicy,
  ) {}

  @Get()
  @StaffMay('contact.read')
  @Reads('contact.list', 'contact', ({ contacts }: ContactPage) => contacts.map(({ id }) => id))
  @Answers(200, contactPage, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listContactsQuery }) query: ListContactsQuery,
  ): Promise<ContactPage> {
    const found = await this.cases.read(caller).contacts.list(requestOf(query), { personId: query.personId });
    const { rows, nextCursor } = pageOf(found, query);
    return { contacts: rows.map(contactView), nextCursor };
  }

  @Post()
  @StaffMay('contact.write')
  @Does('contact.designate', 'contact')
  @Creates(contact)
  designate(
    @CurrentCaller() caller: StaffCaller,
    @Body({ schema: designateContactBody }) body: DesignateContactBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<Contact> {
    return this.cases.create(actorOf(caller), once, async (work) =>
      contactView(await designateContact(work, newContactOf(body), this.policy)),
    );
  }

  @Get(':id')
  @StaffMay('contact.read')
  @Reads('contact.read', 'contact')
  @Answers(200, contact, 404)
  async one(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<Contact> {
    return contactView(present(await this.cases.read(caller).contacts.byId(id)));
  }

  @Patch(':id')
  @StaffMay('contact.write')
  @Does('contact.change', 'contact')
  @Answers(200, contact, 404, 422)
  change(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: changeContactBody }) body: ChangeContactBody,
  ): Promise<Contact> {
    return this.cases.change(actorOf(caller), async (work) =>
      contactView(await changeContact(work, id, contactChangeOf(body), this.policy)),
    );
  }
}
