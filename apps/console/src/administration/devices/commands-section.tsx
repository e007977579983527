import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceCommandBody, DeviceCommandView, DeviceWithReport } from '#contracts';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { formText } from '../../ui/form-text.js';
import { useSession } from '../../session/use-session.js';
import { measureOf } from '../../words/measure.js';
import { useLanguage } from '../../words/language.js';
import { DataTable } from '../parts/data-table.js';
import { TextField } from '../parts/form-fields.js';
import { Moment } from '../parts/moment.js';
import { keys } from '../parts/queries.js';
import { Section } from '../parts/screen.js';
import { useChange } from '../parts/use-change.js';

/** While something waits, so that its answer is seen; else nothing is read that nobody asked for. */
const lookMilliseconds = 5_000;
const shownAtMost = 20;

/** As the api takes them. */
const [shortest, longest] = [5, 86_400];

const isWaiting = ({ status }: DeviceCommandView): boolean => status === 'queued' || status === 'sent';

/** What a device that speaks to the gateway can be asked to do, and what came of it. */
export function CommandsSection({ device }: { device: DeviceWithReport }) {
  const { t } = useTranslation('cases');
  const [open, setOpen] = useState<'interval' | 'text' | null>(null);
  const [seconds, setSeconds] = useState('60');
  const path = { id: device.id };
  const list = useQuery({
    queryKey: keys.commands(device.id),
    queryFn: () => answer(api.GET('/v1/devices/{id}/commands', { params: { path, query: { limit: shownAtMost } } })),
    refetchInterval: ({ state }) => (state.data?.commands.some(isWaiting) ? lookMilliseconds : false),
    refetchOnWindowFocus: false,
  });
  const ask = useChange(
    (body: DeviceCommandBody) => answer(api.POST('/v1/devices/{id}/commands', { params: { path }, body })),
    [keys.commands(device.id)],
    () => setOpen(null),
  );
  const isOutOfBounds = !(Number(seconds) >= shortest && Number(seconds) <= longest);
  return (
    <Section title={t('commands.title')}>
      {device.revokedAt === null && (
        <div className="house-actions">
          {(['locate_now', 'vibrate'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              className="button"
              disabled={ask.isPending}
              onClick={() => ask.mutate({ kind })}
            >
              {t(`commands.kinds.${kind}`)}
            </button>
          ))}
          <button type="button" className="button" onClick={() => setOpen('interval')}>
            {t('commands.kinds.set_interval')}
          </button>
          <button type="button" className="button" onClick={() => setOpen('text')}>
            {t('commands.kinds.text')}
          </button>
        </div>
      )}
      {ask.error !== null && open === null && <ProblemNote error={ask.error} onDismiss={ask.reset} />}
      {list.error !== null && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && <Commands commands={list.data.commands} />}
      {open !== null && (
        <FormDialog
          title={t(open === 'text' ? 'commands.kinds.text' : 'commands.kinds.set_interval')}
          submit={t('commands.send')}
          isBusy={ask.isPending || (open === 'interval' && isOutOfBounds)}
          error={ask.error}
          onSubmit={(form) =>
            ask.mutate(
              open === 'text'
                ? { kind: 'text', text: formText(form, 'text') }
                : { kind: 'set_interval', seconds: Number(seconds) },
            )
          }
          onClose={() => {
            ask.reset();
            setOpen(null);
          }}
        >
          {open === 'text' ? (
            <TextField label={t('commands.text')} name="text" maxLength={160} required autoFocus />
          ) : (
            <TextField
              label={t('commands.seconds')}
              help={t('commands.secondsHelp')}
              wrong={isOutOfBounds ? t('commands.secondsWrong') : undefined}
              type="number"
              value={seconds}
              onChange={(event) => setSeconds(event.target.value)}
              required
              autoFocus
            />
          )}
        </FormDialog>
      )}
    </Section>
  );
}

function Commands({ commands }: { commands: readonly DeviceCommandView[] }) {
  const { t } = useTranslation('cases');
  const measure = measureOf(useLanguage());
  const { id: me } = useSession().staff;
  const asker = (askedBy: string | null) => {
    if (askedBy === null) return t('commands.byHouse');
    return askedBy === me ? t('commands.byMe') : t('commands.byStaff');
  };
  return (
    <DataTable
      label={t('commands.title')}
      rows={commands}
      keyOf={({ id }) => id}
      empty={<p>{t('commands.none')}</p>}
      columns={[
        {
          key: 'asked',
          title: t('commands.asked'),
          cell: ({ askedAt, askedBy }) => (
            <>
              <Moment at={askedAt} />, {asker(askedBy)}
            </>
          ),
        },
        {
          key: 'kind',
          title: t('commands.what'),
          cell: ({ kind, seconds, text }) => (
            <>
              {t(`commands.kinds.${kind}`)}
              {seconds !== null && `: ${measure.duration(seconds)}`}
              {text !== null && `: ${text}`}
            </>
          ),
        },
        { key: 'state', title: t('commands.state'), cell: (command) => <State command={command} /> },
        {
          key: 'sent',
          title: t('commands.sent'),
          cell: ({ sentAt, attempts }) => (
            <>
              <Moment at={sentAt} />
              {attempts > 1 && ` (${t('commands.attempts', { count: attempts })})`}
            </>
          ),
        },
        { key: 'answer', title: t('commands.answer'), cell: ({ answer: said }) => said ?? '—' },
      ]}
    />
  );
}

const tone = { queued: '', sent: '', answered: 'tag-good', failed: 'tag-bad', expired: 'tag-warn' } as const;

function State({ command: { status, failure } }: { command: DeviceCommandView }) {
  const { t } = useTranslation('cases');
  return (
    <span className={`tag ${tone[status]}`}>
      {t(`commands.states.${status}`)}
      {failure !== null && `: ${t(`commands.failures.${failure}`)}`}
    </span>
  );
}
