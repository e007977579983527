import { z } from 'zod';
import { pageOf, pageQuery, text } from './fields.js';

export const listShiftNotesQuery = pageQuery.extend({
  /** `false`: only notes that nobody has confirmed yet. */
  confirmed: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
});
export type ListShiftNotesQuery = z.infer<typeof listShiftNotesQuery>;

export const shiftNoteBody = z.strictObject({ text: text(4000) });
export type ShiftNoteBody = z.infer<typeof shiftNoteBody>;

/** What who goes leaves to who comes. */
export const shiftNote = z.object({
  id: z.uuid(),
  text: z.string(),
  writtenBy: z.uuid(),
  writerName: z.string(),
  writtenAt: z.iso.datetime(),
  /** Who came and has read it. */
  confirmedBy: z.uuid().nullable(),
  confirmerName: z.string().nullable(),
  confirmedAt: z.iso.datetime().nullable(),
});
export type ShiftNote = z.infer<typeof shiftNote>;

/** Newest first. */
export const shiftNotePage = pageOf('notes', shiftNote);
export type ShiftNotePage = z.infer<typeof shiftNotePage>;
