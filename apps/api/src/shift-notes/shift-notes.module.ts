import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ShiftNotesController } from './shift-notes.controller.js';

/** What one shift leaves to the next. */
@Module({ imports: [CasesModule], controllers: [ShiftNotesController] })
export class ShiftNotesModule {}
