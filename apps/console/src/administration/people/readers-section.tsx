import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { useLanguage } from '../../words/language.js';
import { useTitles } from '../../words/use-titles.js';
import { DataTable } from '../parts/data-table.js';
import { ListState } from '../parts/list-state.js';
import { Moment } from '../parts/moment.js';
import { Section } from '../parts/screen.js';
import { useList } from '../parts/use-list.js';

/** Which staff read or changed a person's data. Read when it is asked for: looking at it is a reading, too. */
export function ReadersSection({ personId }: { personId: string }) {
  const { t } = useTranslation('cases');
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title={t('readers.title')}
      actions={
        !isOpen && (
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {t('readers.show')}
          </button>
        )
      }
    >
      {isOpen && <Readers personId={personId} />}
    </Section>
  );
}

function Readers({ personId }: { personId: string }) {
  const { t } = useTranslation('cases');
  const titles = useTitles();
  const language = useLanguage();
  const list = useList(['readers', personId], async (cursor) => {
    const query = { limit: 50, ...(cursor !== undefined && { cursor: Number(cursor) }) };
    const page = await answer(api.GET('/v1/people/{id}/readers', { params: { path: { id: personId }, query } }));
    const rows = page.readers.map((reader, index) => ({ ...reader, id: `${cursor ?? ''}.${index}` }));
    return { rows, nextCursor: page.nextCursor === null ? null : String(page.nextCursor) };
  });
  return (
    <ListState list={list}>
      <DataTable
        label={t('readers.title')}
        rows={list.rows}
        keyOf={({ id }) => id}
        empty={<p>{t('readers.none')}</p>}
        columns={[
          { key: 'when', title: t('readers.when'), sortBy: ({ at }) => at, cell: ({ at }) => <Moment at={at} /> },
          {
            key: 'who',
            title: t('readers.who'),
            sortBy: ({ role }) => role,
            cell: ({ role, agency }) => (
              <>
                {role === null ? '—' : titles.staffRoles[role]}, {agency}
              </>
            ),
          },
          {
            key: 'what',
            title: t('readers.what'),
            sortBy: ({ words }) => words[language],
            cell: ({ words, result }) => (
              <>
                {words[language]} {result !== 'allowed' && <span className="tag tag-bad">{t('readers.refused')}</span>}
              </>
            ),
          },
          { key: 'reason', title: t('reason'), cell: ({ reason }) => reason ?? '—' },
        ]}
      />
    </ListState>
  );
}
