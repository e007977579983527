import { useTranslation } from 'react-i18next';
import type { ImportLineView, ImportView } from '#contracts';
import { importColumns } from '#domain';
import { answer, api } from '../../api/client.js';
import { DataTable } from '../parts/data-table.js';
import { ListState } from '../parts/list-state.js';
import { keys } from '../parts/queries.js';
import { useList } from '../parts/use-list.js';

/** The lines of a table before anything is made of them: what stands there, what it would make, what is wrong. */
export function ImportLines({ made, onlyBad }: { made: ImportView; onlyBad: boolean }) {
  const { t } = useTranslation('cases');
  const list = useList([...keys.importLines(made.id), onlyBad], async (cursor) => {
    const query = {
      limit: 200,
      ...(onlyBad && { bad: 'true' as const }),
      ...(cursor !== undefined && { cursor: Number(cursor) }),
    };
    const page = await answer(api.GET('/v1/imports/{id}/lines', { params: { path: { id: made.id }, query } }));
    return { rows: page.lines, nextCursor: page.nextCursor === null ? null : String(page.nextCursor) };
  });
  return (
    <ListState list={list}>
      <DataTable
        label={t('imports.show')}
        rows={list.rows}
        keyOf={({ line }) => String(line)}
        empty={<p>{t('imports.noLines')}</p>}
        columns={[
          { key: 'line', title: t('imports.line'), sortBy: ({ line }) => line, cell: ({ line }) => line },
          {
            key: 'wrong',
            title: t('imports.wrong'),
            sortBy: ({ problems }) => -problems.length,
            cell: (line) => <Problems line={line} />,
          },
          { key: 'makes', title: t('imports.what'), cell: (line) => <Makes line={line} kind={made.kind} /> },
          { key: 'cells', title: t('imports.cells'), cell: (line) => <CellsOf line={line} kind={made.kind} /> },
        ]}
      />
    </ListState>
  );
}

function Problems({ line: { problems } }: { line: ImportLineView }) {
  const { t } = useTranslation('cases');
  if (problems.length === 0) return <>—</>;
  return (
    <ul>
      {problems.map(({ column, code, otherLine }) => (
        <li key={`${column} ${code}`} className="import-wrong">
          {t(`imports.columns.${column}`)}: {t(`imports.problems.${code}`, { line: otherLine ?? '' })}
        </li>
      ))}
    </ul>
  );
}

function Makes({ line: { makes }, kind }: { line: ImportLineView; kind: ImportView['kind'] }) {
  const { t } = useTranslation('cases');
  if (makes === null) return <>—</>;
  if (kind === 'devices') return <>{t('imports.makesDevice', { people: makes.knownPeople.join(', ') })}</>;
  return (
    <div className="import-cells">
      {makes.newPeople.length > 0 && <span>{t('imports.makesOrder', { people: makes.newPeople.join(', ') })}</span>}
      {makes.knownPeople.length > 0 && (
        <span>{t('imports.makesOrderKnown', { people: makes.knownPeople.join(', ') })}</span>
      )}
      {makes.activates && <span className="tag tag-good">{t('imports.activates')}</span>}
    </div>
  );
}

function CellsOf({ line: { values }, kind }: { line: ImportLineView; kind: ImportView['kind'] }) {
  const { t } = useTranslation('cases');
  return (
    <div className="import-cells">
      {importColumns[kind].map((column) =>
        values[column] === undefined ? null : (
          <span key={column}>
            <span className="quiet">{t(`imports.columns.${column}`)}:</span> {values[column]}
          </span>
        ),
      )}
    </div>
  );
}
