import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { saveFile } from '../../api/save-file.js';
import { ProblemNote } from '../../detail/problem-note.js';
import '../../words/intake/index.js';
import { Facts, Screen, Section } from '../parts/screen.js';
import { useDate } from '../parts/use-date.js';
import './report-screen.css';

/** The conversation with somebody who has no account, what they brought, and the answer. */
export function ReportScreen() {
  const { t } = useTranslation(['intake', 'house']);
  const date = useDate();
  const { reportId: id } = useParams({ from: '/administration/reports/$reportId' });
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const path = { path: { id } };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['intake', 'one', id],
    queryFn: () => answer(api.GET('/v1/intake-reports/{id}', { params: path })),
  });
  const changed = () => queries.invalidateQueries({ queryKey: ['intake'] });
  const reply = useMutation({
    mutationFn: () => answer(api.POST('/v1/intake-reports/{id}/messages', { params: path, body: { text } })),
    onSuccess: () => (setText(''), changed()),
  });
  const move = useMutation({
    mutationFn: (state: 'in_work' | 'closed') =>
      answer(api.POST('/v1/intake-reports/{id}/state', { params: path, body: { state } })),
    onSuccess: changed,
  });
  const save = useMutation({
    mutationFn: ({ fileId, name }: { fileId: string; name: string }) =>
      saveFile(`/v1/intake-reports/${id}/files/${fileId}`, name),
  });
  function submitted(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    reply.mutate();
  }
  const problem = error ?? reply.error ?? move.error ?? save.error;
  const isClosed = data?.state === 'closed';
  return (
    <Screen
      title={t('intake:one')}
      back={<Link to="/administration/reports">← {t('intake:back')}</Link>}
      actions={
        data !== undefined && (
          <button
            type="button"
            className="button"
            disabled={move.isPending}
            onClick={() => move.mutate(isClosed ? 'in_work' : 'closed')}
          >
            {t(isClosed ? 'intake:reopen' : 'intake:close')}
          </button>
        )
      }
    >
      {problem !== null && <ProblemNote error={problem} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && (
        <>
          <Facts
            facts={[
              [t('intake:state'), t(`intake:states.${data.state}`)],
              [t('intake:received'), date(data.createdAt)],
              [t('intake:language'), t(`house:languages.${data.language}`)],
            ]}
          />
          <ol className="report-messages">
            {data.messages.map((message) => (
              <li key={message.id} className={`report-message report-message-${message.author}`}>
                <p className="quiet">
                  {t(message.author === 'reporter' ? 'intake:reporter' : 'intake:agency')} · {date(message.writtenAt)}
                </p>
                <p className="report-text">{message.text}</p>
              </li>
            ))}
          </ol>
          {data.files.length > 0 && (
            <Section title={t('intake:files')}>
              <p className="quiet">{t('intake:care')}</p>
              <ul className="report-files">
                {data.files.map((file, index) => (
                  <li key={file.id}>
                    {t(`intake:kinds.${file.kind}`)} {index + 1} · {Math.ceil(file.bytes / 1024)} KiB{' '}
                    {file.complete ? (
                      <button
                        type="button"
                        className="button"
                        disabled={save.isPending}
                        onClick={() =>
                          save.mutate({ fileId: file.id, name: `report-${index + 1}.${file.mediaType.split('/')[1]!}` })
                        }
                      >
                        {t('intake:save')}
                      </button>
                    ) : (
                      <span className="quiet">{t('intake:incomplete')}</span>
                    )}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <form className="window-form report-answer" onSubmit={submitted}>
            <label>
              <span>{t('intake:answer')}</span>
              <textarea
                rows={4}
                maxLength={8000}
                required
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            </label>
            <div className="house-buttons">
              <button type="submit" className="button button-primary" disabled={reply.isPending}>
                {t('intake:send')}
              </button>
            </div>
          </form>
        </>
      )}
    </Screen>
  );
}
