import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isUuid, systemClock } from '#domain';
import { fetchStaff } from '../../api/people.js';
import { useSession } from '../../session/use-session.js';
import { useLanguage } from '../../words/language.js';
import { useTitles } from '../../words/use-titles.js';
import { Field } from '../parts/field.js';
import { fieldOf, instantOfField } from '../../time/local-time.js';
import { type AuditSearch, useAuditActions } from './use-audit.js';

const day = 86_400_000;
const results = ['allowed', 'refused', 'failed'] as const;

interface Written {
  from: string;
  to: string;
  actor: string;
  subject: string;
  object: string;
  action: string;
  result: string;
}

/** By time, who, whom, what, and how it ended. */
export function AuditForm({ isBusy, onSearch }: { isBusy: boolean; onSearch: (search: AuditSearch) => void }) {
  const { t } = useTranslation(['audit', 'house']);
  const language = useLanguage();
  const titles = useTitles();
  const { token, staff } = useSession();
  const { timeZone } = staff.agency;
  const [written, setWritten] = useState<Written>(() => ({
    from: fieldOf(systemClock.now() - day, timeZone),
    to: '',
    actor: '',
    subject: '',
    object: '',
    action: '',
    result: '',
  }));
  const set = (part: Partial<Written>): void => setWritten({ ...written, ...part });
  const members = useQuery({ queryKey: ['staff', staff.id], queryFn: () => fetchStaff(token), staleTime: Infinity });
  const actions = useAuditActions();
  const wrongId = (id: string): string | undefined => (id === '' || isUuid(id) ? undefined : t('audit:noId'));
  const isWrong = [written.actor, written.subject, written.object].some((id) => wrongId(id.trim()) !== undefined);
  const iso = (local: string): string | null => {
    const at = instantOfField(local, timeZone);
    return at === undefined ? null : new Date(at).toISOString();
  };
  return (
    <form
      className="house-panel"
      role="search"
      aria-label={t('audit:search')}
      onSubmit={(event) => {
        event.preventDefault();
        const { actor, subject, object, action, result } = written;
        onSearch({
          from: iso(written.from),
          to: iso(written.to),
          actor: actor.trim() || null,
          subject: subject.trim() || null,
          object: object.trim() || null,
          action: action || null,
          result: results.find((each) => each === result) ?? null,
        });
      }}
    >
      <div className="house-fields">
        <Field label={t('audit:from')}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              value={written.from}
              onChange={(event) => set({ from: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('audit:to')} help={t('audit:toHelp')}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              value={written.to}
              onChange={(event) => set({ to: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('audit:actor')} help={t('audit:actorHelp')} error={wrongId(written.actor.trim())}>
          {(control) => (
            <>
              <input
                {...control}
                list="audit-members"
                autoComplete="off"
                value={written.actor}
                onChange={(event) => set({ actor: event.target.value })}
              />
              <datalist id="audit-members">
                {members.data?.map(({ id, name, role }) => (
                  <option key={id} value={id}>
                    {name} ({titles.staffRoles[role]})
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label={t('audit:action')}>
          {(control) => (
            <select {...control} value={written.action} onChange={(event) => set({ action: event.target.value })}>
              <option value="">{t('audit:any')}</option>
              {actions.data?.actions
                .toSorted((a, b) => a.words[language].localeCompare(b.words[language], language))
                .map(({ action, words }) => (
                  <option key={action} value={action}>
                    {words[language]}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <Field label={t('audit:objectId')} help={t('audit:objectHelp')} error={wrongId(written.object.trim())}>
          {(control) => (
            <input
              {...control}
              autoComplete="off"
              value={written.object}
              onChange={(event) => set({ object: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('audit:subject')} help={t('audit:subjectHelp')} error={wrongId(written.subject.trim())}>
          {(control) => (
            <input
              {...control}
              autoComplete="off"
              value={written.subject}
              onChange={(event) => set({ subject: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('audit:result')}>
          {(control) => (
            <select {...control} value={written.result} onChange={(event) => set({ result: event.target.value })}>
              <option value="">{t('audit:any')}</option>
              {results.map((result) => (
                <option key={result} value={result}>
                  {t(`audit:results.${result}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit" className="button button-primary" disabled={isBusy || isWrong}>
          {t('audit:searchButton')}
        </button>
      </div>
      <p className="quiet">{t('audit:readIsWritten')}</p>
    </form>
  );
}
