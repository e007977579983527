import { useState } from 'preact/hooks';
import type { IntakeConversationView } from '#contracts';
import { type SubmitEvent, typed } from './form.js';
import { useWords } from './words/speak.js';

interface ConversationProps {
  code: string;
  isNew: boolean;
  conversation: IntakeConversationView;
  isBusy: boolean;
  onAdd: (text: string) => Promise<boolean>;
  onFiles: (files: readonly File[]) => void;
}

/** What was said and answered; its code, to be written down; and what one adds. */
export function Conversation({ code, isNew, conversation, isBusy, onAdd, onFiles }: ConversationProps) {
  const { words } = useWords();
  const [isCopied, setCopied] = useState(false);
  const added = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    void onAdd(typed(new FormData(form), 'text')).then((isTaken) => isTaken && form.reset());
  };
  return (
    <>
      {isNew && (
        <section class="code-section" role="status">
          <p>{words.report.sent}</p>
          <h2>{words.report.code}</h2>
          <p class="code">{code}</p>
          <p>{words.report.codeHelp}</p>
          <button type="button" onClick={() => void navigator.clipboard.writeText(code).then(() => setCopied(true))}>
            {isCopied ? words.report.copied : words.report.copy}
          </button>
        </section>
      )}
      <ol class="said">
        {conversation.messages.map((message) => (
          <li key={message.writtenAt + message.text} class={message.author}>
            <small>
              {message.author === 'reporter' ? words.report.you : words.report.agencySays} ·{' '}
              {new Date(message.writtenAt).toLocaleString(document.documentElement.lang)}
            </small>
            <p>{message.text}</p>
          </li>
        ))}
        {conversation.files.map((file) => (
          <li key={file.id} class="reporter">
            {words.report.fileSent(file.kind)} · {Math.ceil(file.bytes / 1024)} KB
          </li>
        ))}
      </ol>
      <form onSubmit={added}>
        <label>
          {words.report.text}
          <textarea name="text" rows={4} maxLength={8000} required />
        </label>
        <button type="submit" class="main" disabled={isBusy}>
          {words.report.add}
        </button>
      </form>
      <label>
        {words.report.files}
        <input
          type="file"
          accept="image/*,audio/*,video/*"
          multiple
          disabled={isBusy}
          onChange={({ currentTarget }) => onFiles([...(currentTarget.files ?? [])])}
        />
      </label>
    </>
  );
}
