import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import type { IncidentStatus } from '#domain';
import { stepKeys } from '../desk/keys.js';
import { isHandedTo } from '../feed/whose-desk.js';
import { useSession } from '../session/use-session.js';
import type { IncidentSteps } from './use-incident-steps.js';

const steps = ['acknowledge', 'dispatch', 'arrive', 'close'] as const;

/** The step a dispatcher usually takes next: it is drawn as the main button. */
const usualNext: Record<IncidentStatus, (typeof steps)[number] | null> = {
  open: 'acknowledge',
  acknowledged: 'dispatch',
  dispatched: 'arrive',
  on_scene: 'close',
  closed: null,
};

export function ActionBar({ incident, steps: doer }: { incident: Incident; steps: IncidentSteps }) {
  const { t } = useTranslation('dispatch');
  const { id: agencyId } = useSession().staff.agency;
  const isHanded = isHandedTo(incident, agencyId);
  const hasFresh = incident.status !== 'open' && !isHanded && doer.allows('acknowledge');
  const next = hasFresh || isHanded ? 'acknowledge' : usualNext[incident.status];
  return (
    <div className="actions" role="group" aria-busy={doer.isBusy}>
      {steps.map((step) => {
        const isAllowed = doer.allows(step);
        return (
          <button
            key={step}
            type="button"
            className={`button action ${step === next ? 'button-primary' : ''} action-${step}`}
            disabled={!isAllowed || doer.isBusy}
            title={isAllowed ? undefined : t('actions.notYet')}
            aria-keyshortcuts={stepKeys[step]}
            onClick={() => doer.begin(step)}
          >
            {step === 'acknowledge' && hasFresh ? t('actions.seen') : t(`actions.${step}`)}
            <kbd aria-hidden="true">{stepKeys[step]}</kbd>
          </button>
        );
      })}
      {doer.allows('hand_over') && (
        <button type="button" className="button action" disabled={doer.isBusy} onClick={() => doer.begin('hand_over')}>
          {t('desks.handOver')}
        </button>
      )}
      {doer.isBusy && <span role="status">{t('actions.busy')}</span>}
    </div>
  );
}
