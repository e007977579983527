import { Body, Controller, Inject, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { CurrentCaller, Does, type StaffCaller, StaffMay } from '#access';
import {
  type ErasePersonBody,
  erasePersonBody,
  type ExportPersonBody,
  exportPersonBody,
  personData,
  type PersonErased,
  personErased,
} from '#contracts';
import { ErasePerson, ExportPerson } from '#retention';
import { Answers } from '../http/documented.decorator.js';

/** A person's data, given out or erased. */
@ApiTags('retention')
@Controller('v1/people/:id')
export class PersonDataController {
  constructor(
    @Inject(ExportPerson) private readonly exportPerson: ExportPerson,
    @Inject(ErasePerson) private readonly erasePerson: ErasePerson,
  ) {}

  /** To be handed to that person: nothing in it is of the other party. */
  @Post('data-export')
  @StaffMay('person.export')
  @Does('person.data_export', 'person')
  @Answers(200, personData, 404, 422)
  @ApiProduces('application/json')
  async export(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: exportPersonBody }) { reason }: ExportPersonBody,
  ): Promise<StreamableFile> {
    const content = await this.exportPerson.execute(caller, id, reason);
    return new StreamableFile(Readable.from(content, { objectMode: false }), {
      type: 'application/json',
      disposition: `attachment; filename="person-${id}.json"`,
    });
  }

  @Post('erasure')
  @StaffMay('person.erase')
  @Does('person.erase', 'person')
  @Answers(200, personErased, 404, 409, 422)
  async erase(
    @CurrentCaller() caller: StaffCaller,
    @Param('id') id: string,
    @Body({ schema: erasePersonBody }) body: ErasePersonBody,
  ): Promise<PersonErased> {
    const { personId, erasedAt } = await this.erasePerson.execute(caller, id, body);
    return { personId, erasedAt: new Date(erasedAt).toISOString() };
  }
}
