import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, secondFactorPolicies } from '#domain';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { Field } from '../parts/field.js';
import { timeZones } from './time-zones.js';
import { agencyKey, type Agency, useNeighbours } from './use-agency.js';

type Fields = Pick<
  Agency,
  'name' | 'timeZone' | 'language' | 'nextAgencyId' | 'namesInMessagesAllowed' | 'secondFactor' | 'takesReports'
>;

export function AgencyDetails({ agency }: { agency: Agency }) {
  const { t } = useTranslation(['agency', 'house']);
  const queries = useQueryClient();
  const neighbours = useNeighbours();
  const { name, timeZone, language, nextAgencyId, namesInMessagesAllowed, secondFactor, takesReports } = agency;
  const asItIs: Fields = { name, timeZone, language, nextAgencyId, namesInMessagesAllowed, secondFactor, takesReports };
  const [fields, setFields] = useState<Fields>(asItIs);
  const set = (part: Partial<Fields>): void => setFields({ ...fields, ...part });
  const isChanged = JSON.stringify(fields) !== JSON.stringify(asItIs);
  const save = useMutation({
    mutationFn: () => answer(api.PATCH('/v1/agencies/{id}', { params: { path: { id: agency.id } }, body: fields })),
    onSuccess: (saved) => queries.setQueryData(agencyKey(agency.id), saved),
  });
  return (
    <form
      className="house-panel"
      aria-labelledby="agency-details"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h2 id="agency-details">{t('agency:details')}</h2>
      <p className="quiet">
        {t(`agency:kinds.${agency.kind}`)} · {agency.region}
      </p>
      <div className="house-fields agency-fields">
        <Field label={t('agency:name')}>
          {(control) => (
            <input
              {...control}
              required
              maxLength={200}
              value={fields.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('agency:timeZone')}>
          {(control) => (
            <select {...control} value={fields.timeZone} onChange={(event) => set({ timeZone: event.target.value })}>
              {timeZones(fields.timeZone).map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('agency:language')}>
          {(control) => (
            <select
              {...control}
              value={fields.language}
              onChange={(event) => set({ language: event.target.value as Fields['language'] })}
            >
              {languages.map((each) => (
                <option key={each} value={each}>
                  {t(`house:languages.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('agency:next')} help={t('agency:nextHelp')}>
          {(control) => (
            <select
              {...control}
              value={fields.nextAgencyId ?? ''}
              onChange={(event) => set({ nextAgencyId: event.target.value || null })}
            >
              <option value="">{t('house:none')}</option>
              {neighbours.data?.neighbours.map(({ id, name: each, region }) => (
                <option key={id} value={id}>
                  {each} ({region})
                </option>
              ))}
              {fields.nextAgencyId !== null &&
                !neighbours.data?.neighbours.some(({ id }) => id === fields.nextAgencyId) && (
                  <option value={fields.nextAgencyId}>{fields.nextAgencyId}</option>
                )}
            </select>
          )}
        </Field>
        <Field label={t('agency:secondFactor')}>
          {(control) => (
            <select
              {...control}
              value={fields.secondFactor}
              onChange={(event) => set({ secondFactor: event.target.value as Fields['secondFactor'] })}
            >
              {secondFactorPolicies.map((policy) => (
                <option key={policy} value={policy}>
                  {t(`agency:secondFactors.${policy}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <label className="house-check">
        <input
          type="checkbox"
          checked={fields.namesInMessagesAllowed}
          onChange={() => set({ namesInMessagesAllowed: !fields.namesInMessagesAllowed })}
        />
        {t('agency:namesInMessages')}
      </label>
      <label className="house-check">
        <input
          type="checkbox"
          checked={fields.takesReports}
          onChange={() => set({ takesReports: !fields.takesReports })}
        />
        {t('agency:takesReports')}
      </label>
      {neighbours.error !== null && <ProblemNote error={neighbours.error} onRetry={() => void neighbours.refetch()} />}
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
