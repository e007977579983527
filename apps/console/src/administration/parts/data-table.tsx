import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './data-table.css';
import { pressed, type Sorting, sorted, type SortValue } from './sorting.js';

export interface Column<Row> {
  key: string;
  /** Empty: what stands in it names itself, such as a button. */
  title: string;
  cell: (row: Row) => ReactNode;
  /** Absent: cannot be sorted by it. */
  sortBy?: (row: Row) => SortValue;
  isNumber?: boolean;
}

interface DataTableProps<Row> {
  /** For who cannot see what stands above it. */
  label: string;
  /** The first one names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** In place of a table without rows: what to do next. */
  empty: ReactNode;
}

/** Rows with heads that sort what is there. */
export function DataTable<Row>({ label, columns, rows, keyOf, empty }: DataTableProps<Row>) {
  const { i18n } = useTranslation('house');
  const [sorting, setSorting] = useState<Sorting | null>(null);
  if (rows.length === 0) return <div className="house-empty">{empty}</div>;
  const by = columns.find(({ key }) => key === sorting?.by)?.sortBy;
  const shown = sorting && by ? sorted(rows, by, sorting.descending, i18n.language) : rows;
  return (
    <div className="house-scroll" role="group" aria-label={label} tabIndex={0}>
      <table className="house-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title, sortBy, isNumber }) =>
              title === '' ? (
                <td key={key} />
              ) : (
                <th
                  key={key}
                  scope="col"
                  className={isNumber ? 'house-number' : undefined}
                  aria-sort={sorting?.by === key ? (sorting.descending ? 'descending' : 'ascending') : undefined}
                >
                  {sortBy === undefined ? (
                    title
                  ) : (
                    <button type="button" className="house-sort" onClick={() => setSorting(pressed(sorting, key))}>
                      {title}
                      <SortMark way={sorting?.by === key ? sorting : null} />
                    </button>
                  )}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, cell, isNumber }, nth) =>
                nth === 0 ? (
                  <th key={key} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} className={isNumber ? 'house-number' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SortMark({ way }: { way: Sorting | null }) {
  const up = way !== null && !way.descending;
  const down = way !== null && way.descending;
  return (
    <svg viewBox="0 0 9 12" aria-hidden="true" focusable="false">
      <path className={up ? undefined : 'house-sort-off'} d="M4.5 0 9 5H0z" />
      <path className={down ? undefined : 'house-sort-off'} d="M4.5 12 0 7h9z" />
    </svg>
  );
}
