import { useEffect, useState } from 'preact/hooks';
import type { IntakeConversationView } from '#contracts';
import { addToReport, type Answered, readAgencies, readReport, sendFile, sendReport } from './call.js';
import { makeCode } from './code.js';
import { Conversation } from './conversation.js';
import { type SubmitEvent, typed } from './form.js';
import { useWords } from './words/speak.js';

interface Opened {
  code: string;
  /** It was sent just now: its code has not been written down yet. */
  isNew: boolean;
  conversation: IntakeConversationView;
}

/** Telling an agency, without an account and without a name; and coming back by the code. Nothing of it stays on the phone. */
export function ReportPage() {
  const { words } = useWords();
  const [opened, setOpened] = useState<Opened>();
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);

  /** @returns whether it was taken */
  const take = async (asking: Promise<Answered<IntakeConversationView>>, code: string, isNew: boolean) => {
    setBusy(true);
    setWrong(undefined);
    const answer = await asking;
    setBusy(false);
    if (typeof answer !== 'string') setOpened({ code, isNew, conversation: answer.body });
    else setWrong({ unknown: words.report.unknown, refused: words.report.wrong, away: words.away }[answer]);
    return typeof answer !== 'string';
  };
  const files = async (code: string, chosen: readonly File[], isNew: boolean): Promise<void> => {
    setBusy(true);
    const answers: Answered<undefined>[] = [];
    for (const file of chosen) answers.push(await sendFile(code, file));
    await take(readReport(code), code, isNew);
    if (answers.includes('refused')) setWrong(words.report.fileRefused);
    else if (answers.includes('away')) setWrong(words.away);
  };
  return (
    <article aria-busy={busy}>
      <h1>{words.parts.report}</h1>
      {wrong !== undefined && <p role="alert">{wrong}</p>}
      {busy && <p role="status">{words.report.sending}</p>}
      {opened === undefined ? (
        <>
          <NewReport
            isBusy={busy}
            onSend={async (report, chosen) => {
              if ((await take(sendReport(report), report.code, true)) && chosen.length > 0)
                await files(report.code, chosen, true);
            }}
          />
          <Return isBusy={busy} onOpen={(code) => void take(readReport(code), code, false)} />
        </>
      ) : (
        <Conversation
          {...opened}
          isBusy={busy}
          onAdd={(text) => take(addToReport(opened.code, text), opened.code, opened.isNew)}
          onFiles={(chosen) => void files(opened.code, chosen, opened.isNew)}
        />
      )}
    </article>
  );
}

type Report = Parameters<typeof sendReport>[0];

function NewReport({ isBusy, onSend }: { isBusy: boolean; onSend: (report: Report, files: File[]) => Promise<void> }) {
  const { words, language } = useWords();
  const [agencies, setAgencies] = useState<readonly { id: string; name: string; region: string }[]>();
  // One code for as long as the form stands: sent twice, it is one report.
  const [code] = useState(makeCode);
  useEffect(() => {
    void readAgencies().then((answer) => setAgencies(typeof answer === 'string' ? [] : answer.body.agencies));
  }, []);
  if (agencies?.length === 0) return <p>{words.report.none}</p>;
  const submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = form.getAll('files').filter((file): file is File => file instanceof File && file.size > 0);
    const [agencyId, text] = [typed(form, 'agency'), typed(form, 'text')];
    void onSend({ agencyId, code, language, text }, chosen);
  };
  return (
    <form onSubmit={submitted}>
      <p>{words.report.intro}</p>
      <label>
        {words.report.agency}
        <select name="agency" required>
          {agencies?.map(({ id, name, region }) => (
            <option key={id} value={id}>
              {name} ({region})
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.report.text}
        <textarea name="text" rows={6} maxLength={8000} required aria-describedby="text-help" />
      </label>
      <small id="text-help">{words.report.textHelp}</small>
      <label>
        {words.report.files}
        <input type="file" name="files" accept="image/*,audio/*,video/*" multiple aria-describedby="files-help" />
      </label>
      <small id="files-help">{words.report.filesHelp}</small>
      <button type="submit" class="main" disabled={isBusy || agencies === undefined}>
        {words.report.send}
      </button>
    </form>
  );
}

function Return({ isBusy, onOpen }: { isBusy: boolean; onOpen: (code: string) => void }) {
  const { words } = useWords();
  const submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    onOpen(typed(new FormData(event.currentTarget), 'code'));
  };
  return (
    <form onSubmit={submitted}>
      <h2>{words.report.back}</h2>
      <label>
        {words.report.backHelp}
        <input name="code" autocomplete="off" autocapitalize="characters" spellcheck={false} required maxLength={40} />
      </label>
      <button type="submit" disabled={isBusy}>
        {words.report.open}
      </button>
    </form>
  );
}
