import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Does, Reads, type StaffCaller, StaffMay } from '#access';
import {
  type ListShiftNotesQuery,
  listShiftNotesQuery,
  type ShiftNote,
  shiftNote,
  type ShiftNoteBody,
  shiftNoteBody,
  type ShiftNotePage,
  shiftNotePage,
} from '#contracts';
import { actorOf, Cases, confirmShiftNote, type NamedShiftNote, type Once, writeShiftNote } from '#orders';
import { Processes } from '#processes';
import { pageOf, requestOf } from '../cases/page.js';
import { Answers, Creates } from '../http/documented.decorator.js';
import { IdempotencyKey } from '../http/once.decorator.js';

@ApiTags('shift notes')
@Controller('v1/shift-notes')
export class ShiftNotesController {
  constructor(
    @Inject(Cases) private readonly cases: Cases,
    @Inject(Processes) private readonly processes: Processes,
  ) {}

  @Get()
  @StaffMay('shift_note.read')
  @Reads('shift_note.list', 'shift_note', ({ notes }: ShiftNotePage) => notes.map(({ id }) => id))
  @Answers(200, shiftNotePage, 422)
  async list(
    @CurrentCaller() caller: StaffCaller,
    @Query({ schema: listShiftNotesQuery }) query: ListShiftNotesQuery,
  ): Promise<ShiftNotePage> {
    const { confirmed } = query;
    const found = await this.cases.read(caller).shiftNotes.list({ ...requestOf(query), confirmed });
    const { rows, nextCursor } = pageOf(found, query);
    return { notes: rows.map(view), nextCursor };
  }

  @Post()
  @StaffMay('shift_note.write')
  @Does('shift_note.write', 'shift_note')
  @Creates(shiftNote)
  async write(
    @CurrentCaller() caller: StaffCaller,
    @Body({ schema: shiftNoteBody }) body: ShiftNoteBody,
    @IdempotencyKey() once: Once | undefined,
  ): Promise<ShiftNote> {
    const note = await this.cases.create(actorOf(caller), once, async (work) =>
      view(await writeShiftNote(work, body.text)),
    );
    this.processes.tell('shiftNotesChanged', { agencyId: caller.agencyId, noteId: note.id });
    return note;
  }

  @Post(':id/confirm')
  @StaffMay('shift_note.confirm')
  @Does('shift_note.confirm', 'shift_note')
  @Answers(200, shiftNote, 403, 404)
  async confirm(@CurrentCaller() caller: StaffCaller, @Param('id') id: string): Promise<ShiftNote> {
    const note = view(await this.cases.change(actorOf(caller), (work) => confirmShiftNote(work, caller, id)));
    this.processes.tell('shiftNotesChanged', { agencyId: caller.agencyId, noteId: note.id });
    return note;
  }
}

const view = ({ writtenAt, confirmedAt, ...rest }: NamedShiftNote): ShiftNote => ({
  ...rest,
  writtenAt: new Date(writtenAt).toISOString(),
  confirmedAt: confirmedAt === null ? null : new Date(confirmedAt).toISOString(),
});
