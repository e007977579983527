import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StaffName } from '../../break-glass/names.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useLanguage } from '../../words/language.js';
import '../../words/audit/index.js';
import { DataTable } from '../parts/data-table.js';
import { MoreRows } from '../parts/more-rows.js';
import { Screen } from '../parts/screen.js';
import { useDate } from '../parts/use-date.js';
import { AuditExport } from './audit-export.js';
import { AuditForm } from './audit-form.js';
import { type AuditSearch, useAudit } from './use-audit.js';
import { Verification } from './verification.js';
import './audit.css';

/** Who read and did what, and whether the record of it is whole. */
export function AuditScreen() {
  const { t } = useTranslation(['audit', 'house']);
  const language = useLanguage();
  const date = useDate();
  const [search, setSearch] = useState<AuditSearch | null>(null);
  const { data, error, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useAudit(search);
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Screen title={t('audit:title')} intro={t('audit:intro')}>
      <AuditForm isBusy={isFetching} onSearch={setSearch} />
      {search === null && <p className="house-empty">{t('audit:begin')}</p>}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isFetching && !isFetchingNextPage && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && (
        <>
          <DataTable
            label={t('audit:entries')}
            rows={entries}
            keyOf={({ sequence }) => String(sequence)}
            empty={<p>{t('audit:none')}</p>}
            columns={[
              {
                key: 'sequence',
                title: t('audit:sequence'),
                cell: ({ sequence }) => sequence,
                sortBy: ({ sequence }) => sequence,
              },
              { key: 'at', title: t('audit:at'), cell: ({ at }) => date(at), sortBy: ({ at }) => at },
              {
                key: 'actor',
                title: t('audit:actor'),
                cell: ({ actor, actorId }) =>
                  actor === 'staff' ? (
                    <StaffName id={actorId} />
                  ) : (
                    <>
                      {t(`audit:actors.${actor}`)} {actor === 'device' && <code>{actorId.slice(-12)}</code>}
                    </>
                  ),
                sortBy: ({ actorId }) => actorId,
              },
              {
                key: 'action',
                title: t('audit:action'),
                cell: ({ words, action }) => (
                  <>
                    {words[language]} <code className="house-id">{action}</code>
                  </>
                ),
                sortBy: ({ words }) => words[language],
              },
              {
                key: 'object',
                title: t('audit:object'),
                cell: ({ object, objectId, subjects }) => (
                  <>
                    {object} {objectId !== null && <Id id={objectId} />}
                    {subjects.length > 0 && (
                      <div className="quiet">
                        {t('audit:concerns')}:{' '}
                        {subjects.map((id) => (
                          <Id key={id} id={id} />
                        ))}
                      </div>
                    )}
                  </>
                ),
                sortBy: ({ object, objectId }) => `${object} ${objectId ?? ''}`,
              },
              { key: 'reason', title: t('house:reason'), cell: ({ reason }) => reason ?? '—' },
              {
                key: 'result',
                title: t('audit:result'),
                cell: ({ result }) => (
                  <span className={result === 'allowed' ? undefined : 'house-bad'}>
                    {result !== 'allowed' && <span aria-hidden="true">✕ </span>}
                    {t(`audit:results.${result}`)}
                  </span>
                ),
                sortBy: ({ result }) => result,
              },
            ]}
          />
          <div className="house-buttons">
            <MoreRows
              shown={entries.length}
              hasMore={hasNextPage}
              isBusy={isFetchingNextPage}
              onMore={() => void fetchNextPage()}
            />
            {entries.length > 0 && search !== null && <AuditExport search={search} />}
          </div>
        </>
      )}
      <Verification />
    </Screen>
  );
}

/** Whole where it is copied from, short where it is read: the end of an id tells more than its beginning, which is a time. */
function Id({ id }: { id: string }) {
  return (
    <code className="house-id" title={id}>
      …{id.slice(-12)}{' '}
    </code>
  );
}
