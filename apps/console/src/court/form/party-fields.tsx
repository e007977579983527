import { useState } from 'react';
import type { PartyRole } from '#domain';
import { useCourt } from '../use-words-of-court.js';
import type { DraftParty } from './order-draft.js';
import { PersonSearch } from './person-search.js';

interface PartyFieldsProps {
  parties: readonly DraftParty[];
  faults: { respondent?: string | undefined; protected?: string | undefined };
  onChange: (parties: readonly DraftParty[]) => void;
}

/** Who is protected from whom. */
export function PartyFields({ parties, faults, onChange }: PartyFieldsProps) {
  const { t } = useCourt();
  return (
    <fieldset className="court-panel">
      <legend className="court-legend">{t('form.parties')}</legend>
      <p className="court-hint">{t('form.partiesHelp')}</p>
      <div className="party-columns">
        {(['protected', 'respondent'] as const).map((role) => (
          <PartiesOfRole key={role} role={role} parties={parties} fault={faults[role]} onChange={onChange} />
        ))}
      </div>
    </fieldset>
  );
}

interface PartiesOfRoleProps extends Omit<PartyFieldsProps, 'faults'> {
  role: PartyRole;
  fault: string | undefined;
}

function PartiesOfRole({ role, parties, fault, onChange }: PartiesOfRoleProps) {
  const { t } = useCourt();
  const own = parties.filter((party) => party.role === role);
  const [isAdding, setAdding] = useState(false);
  const asks = isAdding || own.length === 0;
  const mayAdd = role === 'protected' || own.length === 0;
  return (
    <section className={`party party-${role}`} aria-label={t(`roles.${role}`)}>
      <h3>{t(`roles.${role}`)}</h3>
      {own.length > 0 && (
        <ul className="person-list">
          {own.map(({ personId, name, phone }) => (
            <li key={personId} className="court-row">
              <span>
                <strong>{name}</strong> <span className="court-hint">{phone ?? t('people.noPhone')}</span>
              </span>
              <button
                type="button"
                className="tool"
                aria-label={t('people.removeName', { name })}
                onClick={() => onChange(parties.filter((party) => party.personId !== personId))}
              >
                {t('people.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {fault !== undefined && (
        <span className="court-fault" role="alert">
          {fault}
        </span>
      )}
      {mayAdd &&
        (asks ? (
          <PersonSearch
            role={t(`roles.${role}`)}
            named={new Set(parties.map(({ personId }) => personId))}
            onChosen={({ id, name, phone }) => {
              setAdding(false);
              onChange([...parties, { personId: id, role, name, phone }]);
            }}
          />
        ) : (
          <div>
            <button type="button" className="button" onClick={() => setAdding(true)}>
              {t('people.add', { role: t(`roles.${role}`) })}
            </button>
          </div>
        ))}
    </section>
  );
}
