import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { Field } from '../parts/field.js';
import { agencyKey, type Agency } from './use-agency.js';

type Fields = Pick<Agency, 'holdMilliseconds' | 'policeLine' | 'warningMap' | 'audioEvidence'>;

const fieldsOf = ({ holdMilliseconds, policeLine, warningMap, audioEvidence }: Agency): Fields => ({
  ...{ holdMilliseconds, policeLine, warningMap, audioEvidence },
});

/** What the agency decides about its people's app. */
export function AppSettings({ agency }: { agency: Agency }) {
  const { t, i18n } = useTranslation(['agency', 'house']);
  const queries = useQueryClient();
  const asItIs = fieldsOf(agency);
  const [fields, setFields] = useState<Fields>(asItIs);
  const set = (part: Partial<Fields>): void => setFields({ ...fields, ...part });
  const isChanged = JSON.stringify(fields) !== JSON.stringify(asItIs);
  const save = useMutation({
    mutationFn: () => answer(api.PATCH('/v1/agencies/{id}', { params: { path: { id: agency.id } }, body: fields })),
    onSuccess: (saved) => queries.setQueryData(agencyKey(agency.id), saved),
  });
  const seconds = t('agency:seconds', {
    seconds: (fields.holdMilliseconds / 1_000).toLocaleString(i18n.language, { minimumFractionDigits: 1 }),
  });
  return (
    <form
      className="house-panel"
      aria-labelledby="app-settings"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h2 id="app-settings">{t('agency:app')}</h2>
      <p className="quiet">{t('agency:appHelp')}</p>
      <div className="house-fields agency-fields">
        <Field label={`${t('agency:hold')}: ${seconds}`} help={t('agency:holdHelp')}>
          {(control) => (
            <input
              {...control}
              type="range"
              min={300}
              max={3_000}
              step={100}
              value={fields.holdMilliseconds}
              aria-valuetext={seconds}
              onChange={(event) => set({ holdMilliseconds: Number(event.target.value) })}
            />
          )}
        </Field>
        <Field label={t('agency:policeLine')} help={t('agency:policeLineHelp')}>
          {(control) => (
            <input
              {...control}
              type="tel"
              required
              pattern="\+[1-9]\d{6,14}|\d{2,6}"
              title={t('agency:policeLineForm')}
              value={fields.policeLine}
              onChange={(event) => set({ policeLine: event.target.value })}
            />
          )}
        </Field>
      </div>
      <label className="house-check">
        <input
          type="checkbox"
          checked={fields.audioEvidence}
          onChange={() => set({ audioEvidence: !fields.audioEvidence })}
        />
        {t('agency:audioEvidence')}
      </label>
      <label className="house-check">
        <input type="checkbox" checked={fields.warningMap} onChange={() => set({ warningMap: !fields.warningMap })} />
        {t('agency:warningMap')}
      </label>
      {save.error !== null && <ProblemNote error={save.error} onDismiss={save.reset} />}
      <div className="house-buttons">
        <button type="submit" className="button button-primary" disabled={!isChanged || save.isPending}>
          {save.isPending ? t('house:saving') : t('house:save')}
        </button>
        {isChanged && (
          <button type="button" className="button" onClick={() => setFields(asItIs)}>
            {t('house:cancel')}
          </button>
        )}
      </div>
    </form>
  );
}
