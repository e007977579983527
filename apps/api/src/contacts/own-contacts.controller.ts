import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, type DeviceCaller, DeviceMay, Does, Reads } from '#access';
import {
  type ChangeOwnContactBody,
  changeOwnContactBody,
  type DesignateOwnContactBody,
  designateOwnContactBody,
  type OwnContact,
  ownContact,
  type OwnContacts,
  ownContacts,
} from '#contracts';
import {
  actorOfDevice,
  Cases,
  type CaseWork,
  changeOwnContact,
  chooseContact,
  type ContactRecord,
  designateOwnContact,
  removeOwnContact,
  revokeOwnLinks,
} from '#orders';
import { Answers } from '../http/documented.decorator.js';
import { ownContactView } from './own-contact-view.js';

/** Whom a protected person wants told, as she says on her phone. */
@ApiTags('companion')
@Controller('v1/companion/contacts')
export class OwnContactsController {
  constructor(@Inject(Cases) private readonly cases: Cases) {}

  @Get()
  @DeviceMay('contact.designate')
  @Reads('contact.list', 'contact', ({ contacts }: OwnContacts) => contacts.map(({ id }) => id))
  @Answers(200, ownContacts)
  async list(@CurrentCaller() device: DeviceCaller): Promise<OwnContacts> {
    const { contacts } = this.cases.read(actorOfDevice(device));
    const records = await contacts.ofPerson(device.personId);
    const unreached = await contacts.unreached(records.map(({ id }) => id));
    return { contacts: records.map((record) => ownContactView(record, unreached)) };
  }

  @Post()
  @DeviceMay('contact.designate')
  @Does('contact.designate', 'contact')
  @Answers(201, ownContact, 409, 422)
  async designate(
    @CurrentCaller() device: DeviceCaller,
    @Body({ schema: designateOwnContactBody })
    { for: toldOf = null, shownName = null, ...body }: DesignateOwnContactBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnContact> {
    const made = await this.choose(device, 'contact.designate', undefined, (work) =>
      designateOwnContact(work, device.personId, { ...body, toldOf, shownName }),
    );
    void reply.status(made.created ? 201 : 200);
    return this.shown(device, made.contact);
  }

  @Patch(':id')
  @DeviceMay('contact.designate')
  @Does('contact.change', 'contact')
  @Answers(200, ownContact, 404, 409, 422)
  async change(
    @CurrentCaller() device: DeviceCaller,
    @Param('id') id: string,
    @Body({ schema: changeOwnContactBody }) { for: toldOf, ...body }: ChangeOwnContactBody,
  ): Promise<OwnContact> {
    const contact = await this.choose(device, 'contact.change', id, (work) =>
      changeOwnContact(work, device.personId, id, { ...body, toldOf }),
    );
    return this.shown(device, contact);
  }

  @Delete(':id')
  @DeviceMay('contact.designate')
  @Does('contact.remove', 'contact')
  @Answers(204, undefined, 404, 409)
  remove(@CurrentCaller() device: DeviceCaller, @Param('id') id: string): Promise<void> {
    return this.choose(device, 'contact.remove', id, (work) => removeOwnContact(work, device.personId, id));
  }

  @Post(':id/revoke-links')
  @DeviceMay('contact.designate')
  @Does('contact.revoke_links', 'contact')
  @Answers(204, undefined, 404)
  revokeLinks(@CurrentCaller() device: DeviceCaller, @Param('id') id: string): Promise<void> {
    return this.choose(device, 'contact.revoke_links', id, (work) => revokeOwnLinks(work, device.personId, id));
  }

  private choose<T>(
    device: DeviceCaller,
    action: string,
    contactId: string | undefined,
    work: (work: CaseWork) => Promise<T>,
  ): Promise<T> {
    return chooseContact(this.cases, actorOfDevice(device), { action, personId: device.personId, contactId }, work);
  }

  private async shown(device: DeviceCaller, contact: ContactRecord): Promise<OwnContact> {
    const unreached = await this.cases.read(actorOfDevice(device)).contacts.unreached([contact.id]);
    return ownContactView(contact, unreached);
  }
}
