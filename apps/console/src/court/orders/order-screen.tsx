import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { orderStateAt, systemClock } from '#domain';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { LoadingScreen } from '../../shell/loading-screen.js';
import { OrderApprovals } from '../approvals/order-approvals.js';
import { OrderHistory } from '../history/order-history.js';
import { orderTabs, type OrderTab } from '../order-tabs.js';
import { OrderSchedule } from '../schedule/order-schedule.js';
import { Tabs } from '../../ui/tabs.js';
import { useCourt } from '../use-words-of-court.js';
import { OrderActions } from './order-actions.js';
import { OrderDevices } from './order-devices.js';
import { OrderOverview } from './order-overview.js';
import { OrderStateMark } from './order-state.js';
import { type OrderAndPeople, useOrder } from './use-order.js';
import '../court.css';
import './order-screen.css';

/** It brings the map and what draws on it. */
const OrderZones = lazy(async () => ({ default: (await import('../zones/order-zones.js')).OrderZones }));

/** One order, by its parts. */
export function OrderScreen() {
  const { orderId } = useParams({ from: '/court/orders/$orderId' });
  const { t } = useCourt();
  const { data, error, refetch } = useOrder(orderId);
  return (
    <main className="court court-order">
      <Link to="/court/orders">← {t('order.back')}</Link>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <p role="status">{t('loading')}</p>}
      {data !== undefined && <OpenOrder key={orderId} {...data} />}
    </main>
  );
}

function OpenOrder(props: OrderAndPeople) {
  const { order } = props;
  const { t } = useCourt();
  const { permissions } = useSession().staff;
  const { tab = 'overview' } = useSearch({ from: '/court/orders/$orderId' });
  const navigate = useNavigate();
  const show = (chosen: OrderTab): void =>
    void navigate({
      to: '/court/orders/$orderId',
      params: { orderId: order.id },
      search: chosen === 'overview' ? {} : { tab: chosen },
      replace: true,
    });
  const state = orderStateAt(
    {
      status: order.status,
      validFrom: Date.parse(order.validFrom),
      validTo: order.validTo === null ? null : Date.parse(order.validTo),
    },
    systemClock.now(),
  );
  const shown = orderTabs.filter(
    (each) =>
      (each !== 'approvals' || permissions.includes('approval.read')) &&
      (each !== 'devices' || permissions.includes('device.read')),
  );
  const panels: Record<OrderTab, () => ReactNode> = {
    overview: () => <OrderOverview {...props} state={state} onShow={show} />,
    zones: () => (
      <Suspense fallback={<LoadingScreen />}>
        <OrderZones orderId={order.id} />
      </Suspense>
    ),
    schedule: () => <OrderSchedule order={order} />,
    devices: () => <OrderDevices {...props} />,
    history: () => <OrderHistory {...props} />,
    approvals: () => <OrderApprovals orderId={order.id} />,
  };
  return (
    <>
      <div className="court-head">
        <div className="order-title">
          <h2>{t('order.title', { about: order.reference ?? t('list.noNumber') })}</h2>
          <OrderStateMark state={state} />
          <span className="court-hint">{t('order.version', { version: order.version })}</span>
        </div>
        {permissions.includes('order.write') && <OrderActions order={order} />}
      </div>
      <Tabs
        label={t('order.tabsLabel')}
        tabs={shown.map((name) => ({ name, title: t(`order.tabs.${name}`) }))}
        open={tab}
        onOpen={show}
      >
        {panels[tab]()}
      </Tabs>
    </>
  );
}
