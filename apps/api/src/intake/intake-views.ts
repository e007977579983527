import type { IntakeConversationView, IntakeReportView } from '#contracts';
import type { IntakeConversation, IntakeReport } from '#support';

const iso = (at: number): string => new Date(at).toISOString();

/** Without the ids of the house: the code is all that the reporter has. */
export const reporterView = ({ state, messages, files }: IntakeConversation): IntakeConversationView => ({
  state,
  messages: messages.map(({ author, text, writtenAt }) => ({ author, text, writtenAt: iso(writtenAt) })),
  files: files.map(({ id, kind, bytes, complete }) => ({ id, kind, bytes, complete })),
});

export const reportView = ({ id, state, language, createdAt, updatedAt }: IntakeReport) => ({
  id,
  state,
  language,
  createdAt: iso(createdAt),
  updatedAt: iso(updatedAt),
});

export const staffView = (conversation: IntakeConversation): IntakeReportView => ({
  ...reportView(conversation),
  messages: conversation.messages.map((message) => ({ ...message, writtenAt: iso(message.writtenAt) })),
  files: conversation.files.map((file) => ({ ...file, createdAt: iso(file.createdAt) })),
});
