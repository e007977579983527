import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '#contracts';

import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { formText } from '../../ui/form-text.js';
import { DataTable } from '../parts/data-table.js';
import { TextField } from '../parts/form-fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { ListState } from '../parts/list-state.js';
import { Moment } from '../parts/moment.js';
import { keys, pageOf } from '../parts/queries.js';
import { Screen } from '../parts/screen.js';
import { useChange } from '../parts/use-change.js';
import { useList } from '../parts/use-list.js';
import '../../words/cases/index.js';

/** The document of the api does not say that a point has two coordinates. */
type UnitRow = Omit<Unit, 'point'> & { point: { coordinates: number[] } | null };

/** The patrols that the desk can send, and which of them are on duty now. */
export default function UnitsScreen() {
  const { t } = useTranslation('cases');
  const [changing, setChanging] = useState<UnitRow | 'new' | null>(null);
  const list = useList(keys.units, async (cursor) => {
    const page = await answer(api.GET('/v1/units', { params: { query: pageOf(cursor) } }));
    return { rows: page.units, nextCursor: page.nextCursor };
  });
  const duty = useChange(
    ({ id, onDuty }: UnitRow) =>
      answer(api.PATCH('/v1/units/{id}', { params: { path: { id } }, body: { onDuty: !onDuty } })),
    [keys.units],
  );
  return (
    <Screen
      title={t('units.title')}
      actions={
        <button type="button" className="button button-primary" onClick={() => setChanging('new')}>
          {t('units.add')}
        </button>
      }
    >
      {duty.error !== null && <ProblemNote error={duty.error} onDismiss={duty.reset} />}
      <ListState list={list}>
        <DataTable
          label={t('units.title')}
          rows={list.rows}
          keyOf={({ id }) => id}
          empty={<p>{t('units.none')}</p>}
          columns={[
            { key: 'name', title: t('units.name'), sortBy: ({ name }) => name, cell: ({ name }) => name },
            {
              key: 'callSign',
              title: t('units.callSign'),
              sortBy: ({ callSign }) => callSign,
              cell: ({ callSign }) => callSign ?? '—',
            },
            {
              key: 'duty',
              title: t('units.duty'),
              sortBy: ({ onDuty }) => (onDuty ? 0 : 1),
              cell: ({ onDuty }) => (
                <span className={`tag ${onDuty ? 'tag-good' : ''}`}>
                  {onDuty ? t('units.onDuty') : t('units.offDuty')}
                </span>
              ),
            },
            {
              key: 'position',
              title: t('units.position'),
              sortBy: ({ positionAt }) => positionAt,
              cell: ({ point, positionAt }) =>
                point === null ? (
                  <span className="quiet">{t('units.noPosition')}</span>
                ) : (
                  <>
                    {point.coordinates[1]!.toFixed(4)}, {point.coordinates[0]!.toFixed(4)} · <Moment at={positionAt} />
                  </>
                ),
            },
            {
              key: 'actions',
              title: '',
              cell: (unit) => (
                <div className="house-actions">
                  <button
                    type="button"
                    className="button"
                    disabled={duty.isPending}
                    aria-label={`${unit.onDuty ? t('units.end') : t('units.begin')}: ${unit.name}`}
                    onClick={() => duty.mutate(unit)}
                  >
                    {unit.onDuty ? t('units.end') : t('units.begin')}
                  </button>
                  <button
                    type="button"
                    className="button"
                    aria-label={`${t('edit')}: ${unit.name}`}
                    onClick={() => setChanging(unit)}
                  >
                    {t('edit')}
                  </button>
                </div>
              ),
            },
          ]}
        />
      </ListState>
      {changing !== null && (
        <UnitDialog unit={changing === 'new' ? undefined : changing} onClose={() => setChanging(null)} />
      )}
    </Screen>
  );
}

function UnitDialog({ unit, onClose }: { unit: UnitRow | undefined; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const change = useChange(
    (form: FormData): Promise<unknown> => {
      const text = (name: string): string => formText(form, name).trim();
      const [longitude, latitude] = [text('longitude'), text('latitude')];
      const coordinates = [Number(longitude), Number(latitude)];
      const body = {
        name: text('name'),
        callSign: text('callSign') || null,
        ...(longitude !== '' && latitude !== '' && { point: { type: 'Point' as const, coordinates } }),
      };
      return unit === undefined
        ? answer(api.POST('/v1/units', { body }))
        : answer(api.PATCH('/v1/units/{id}', { params: { path: { id: unit.id } }, body }));
    },
    [keys.units],
    onClose,
  );
  return (
    <FormDialog
      title={unit?.name ?? t('units.add')}
      submit={unit === undefined ? t('units.add') : t('save')}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={change.mutate}
      onClose={onClose}
    >
      <TextField label={t('units.name')} name="name" required maxLength={200} defaultValue={unit?.name} autoFocus />
      <TextField label={t('units.callSign')} name="callSign" maxLength={50} defaultValue={unit?.callSign ?? ''} />
      <div className="admin-pair">
        <TextField label={t('units.latitude')} name="latitude" type="number" step="any" min={-90} max={90} />
        <TextField
          label={t('units.longitude')}
          name="longitude"
          type="number"
          step="any"
          min={-180}
          max={180}
          help={t('units.positionHelp')}
        />
      </div>
    </FormDialog>
  );
}
