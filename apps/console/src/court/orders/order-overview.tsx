import type { OrderState } from '#domain';
import { useSession } from '../../session/use-session.js';
import { useOrderApprovals } from '../approvals/use-order-approvals.js';
import type { OrderTab } from '../order-tabs.js';
import { useCourt } from '../use-words-of-court.js';
import { Readiness } from './readiness.js';
import type { OrderAndPeople } from './use-order.js';
import { ZonesTable } from './zones-table.js';

interface OrderOverviewProps extends OrderAndPeople {
  state: OrderState;
  onShow: (tab: OrderTab) => void;
}

/** What the order says, on one page. */
export function OrderOverview({ order, people, state, onShow }: OrderOverviewProps) {
  const { t, measure, dayAndMinute, end, left } = useCourt();
  const zone = order.timeZone;
  const rest = state === 'in_force' || state === 'upcoming' ? left(order.validTo) : undefined;
  const limit = order.proximityLimitMeters;
  return (
    <div className="overview">
      <WaitingNote orderId={order.id} onShow={onShow} />
      {state === 'draft' && <Readiness order={order} people={people} />}
      <section className="court-panel">
        <h3>{t('form.document')}</h3>
        <dl className="facts">
          <dt>{t('terms.issuingAuthority')}</dt>
          <dd>{order.issuingAuthority}</dd>
          <dt>{t('terms.reference')}</dt>
          <dd>{order.reference ?? t('list.noNumber')}</dd>
          <dt>{t('terms.jurisdiction')}</dt>
          <dd>{order.jurisdiction}</dd>
          <dt>{t('terms.legalBasis')}</dt>
          <dd>{order.legalBasis ?? t('none')}</dd>
          <dt>{t('terms.validFrom')}</dt>
          <dd>{dayAndMinute(Date.parse(order.validFrom), zone)}</dd>
          <dt>{t('terms.validTo')}</dt>
          <dd>
            {end(order.validTo, zone)} {rest !== undefined && <span className="soon">· {rest}</span>}
          </dd>
          <dt>{t('terms.timeZone')}</dt>
          <dd>{zone}</dd>
        </dl>
      </section>
      <section className="court-panel">
        <h3>{t('terms.parties')}</h3>
        {order.parties.map(({ personId, role }) => (
          <div key={personId} className={`party party-${role}`}>
            <span className="court-hint">{t(`roles.${role}`)}</span>
            <strong>{people.get(personId)?.name}</strong>
            <span>{people.get(personId)?.phone ?? t('people.noPhone')}</span>
          </div>
        ))}
        <h3>{t('form.distance')}</h3>
        <dl className="facts">
          <dt>{t('terms.proximityLimitMeters')}</dt>
          <dd>{limit === null ? t('none') : measure.meters(limit)}</dd>
          {limit !== null && (
            <>
              <dt>{t('terms.proximityWarningMeters')}</dt>
              <dd>{measure.meters(order.proximityWarningMeters ?? limit)}</dd>
            </>
          )}
        </dl>
      </section>
      <section className="court-panel wide">
        <div className="court-head">
          <h3>{t('order.zonesSoon')}</h3>
          <button type="button" className="button" onClick={() => onShow('zones')}>
            {t('order.tabs.zones')}
          </button>
        </div>
        <ZonesTable zones={order.zones} />
      </section>
    </div>
  );
}

function WaitingNote({ orderId, onShow }: { orderId: string; onShow: (tab: OrderTab) => void }) {
  const mayRead = useSession().staff.permissions.includes('approval.read');
  return mayRead ? <Waiting orderId={orderId} onShow={onShow} /> : null;
}

function Waiting({ orderId, onShow }: { orderId: string; onShow: (tab: OrderTab) => void }) {
  const { t } = useCourt();
  const waiting = useOrderApprovals(orderId).data?.filter(({ state }) => state === 'requested') ?? [];
  if (waiting.length === 0) return null;
  return (
    <div className="court-note court-note-wait court-head wide">
      <span>{t('order.openApprovals', { count: waiting.length })}</span>
      <button type="button" className="button" onClick={() => onShow('approvals')}>
        {t('order.see')}
      </button>
    </div>
  );
}
