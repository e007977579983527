import { z } from 'zod';
import { intakeAuthors, intakeFileKinds, intakeStates, languages } from '#domain';
import { pageOf, pageQuery, text } from './fields.js';

/** 16 letters of Crockford's alphabet, made by who reports: 80 random bits. Letters of any case, hyphens and spaces. */
const code = z
  .string()
  .max(40)
  .refine((given) => {
    const plain = given.toUpperCase().replaceAll(/[\s-]/g, '');
    return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) && new Set(plain).size >= 6;
  }, 'must be 16 random letters and digits of Crockford’s alphabet');

/** Without an account and without a name. A repetition with the same code and text is the same report. */
export const intakeReportBody = z.strictObject({
  agencyId: z.uuid(),
  code,
  language: z.enum(languages),
  text: text(8000),
});
export type IntakeReportBody = z.infer<typeof intakeReportBody>;

export const intakeCodeBody = z.strictObject({ code });
export type IntakeCodeBody = z.infer<typeof intakeCodeBody>;
export const intakeMessageBody = z.strictObject({ code, text: text(8000) });
export type IntakeMessageBody = z.infer<typeof intakeMessageBody>;

/** A piece of a photo, a sound or a video, in order; one that is sent again is the same piece. */
export const intakePieceBody = z.strictObject({
  code,
  /** Made by who sends it. */
  fileId: z.uuid(),
  /** From 0. The first one says by its own bytes what the file is. */
  n: z.int().min(0).max(1_000),
  /** Base64 of at most 192 KiB. */
  content: z.base64().min(4).max(262_144),
  last: z.boolean(),
});
export type IntakePieceBody = z.infer<typeof intakePieceBody>;

const message = z.object({
  id: z.uuid(),
  author: z.enum(intakeAuthors),
  text: z.string(),
  writtenAt: z.iso.datetime(),
});

const file = z.object({
  id: z.uuid(),
  kind: z.enum(intakeFileKinds),
  mediaType: z.string(),
  bytes: z.int(),
  /** Whether all of its pieces have come. */
  complete: z.boolean(),
  createdAt: z.iso.datetime(),
});

/** What the reporter sees by the code. */
export const intakeConversation = z.object({
  state: z.enum(intakeStates),
  messages: z.array(message.omit({ id: true })),
  files: z.array(file.pick({ id: true, kind: true, bytes: true, complete: true })),
});
export type IntakeConversationView = z.infer<typeof intakeConversation>;

export const intakeAgencies = z.object({
  agencies: z.array(z.object({ id: z.uuid(), name: z.string(), region: z.string() })),
});
export type IntakeAgencies = z.infer<typeof intakeAgencies>;

const report = z.object({
  id: z.uuid(),
  state: z.enum(intakeStates),
  /** In which the reporter reads. */
  language: z.enum(languages),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

/** For the agency's staff. */
export const intakeReport = report.extend({ messages: z.array(message), files: z.array(file) });
export type IntakeReportView = z.infer<typeof intakeReport>;

/** Newest first. */
export const intakeReportPage = pageOf(
  'reports',
  report.extend({
    /** `reporter`: somebody waits for an answer. */
    lastAuthor: z.enum(intakeAuthors),
    files: z.int(),
  }),
);
export type IntakeReportPage = z.infer<typeof intakeReportPage>;
export const listIntakeReportsQuery = pageQuery.extend({
  /** Absent: those that are not closed. */
  state: z.enum(intakeStates).optional(),
});
export type ListIntakeReportsQuery = z.infer<typeof listIntakeReportsQuery>;

export const intakeAnswerBody = z.strictObject({ text: text(8000) });
export type IntakeAnswerBody = z.infer<typeof intakeAnswerBody>;
export const intakeStateBody = z.strictObject({ state: z.enum(intakeStates) });
export type IntakeStateBody = z.infer<typeof intakeStateBody>;
