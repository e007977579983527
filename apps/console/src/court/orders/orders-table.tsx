import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FoundOrder } from '#contracts';
import { useCourt } from '../use-words-of-court.js';
import { OrderStateMark } from './order-state.js';

interface OrdersTableProps {
  orders: readonly FoundOrder[];
  caption: string;
  /** A last cell of each row. */
  action?: { title: string; of: (order: FoundOrder) => ReactNode };
  /** Under the row of an order, over its whole width. */
  below?: (order: FoundOrder) => ReactNode;
}

/** Orders with what one knows them by. */
export function OrdersTable({ orders, caption, action, below }: OrdersTableProps) {
  const { t } = useCourt();
  return (
    <div className="court-table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table className="court-table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('terms.reference')}</th>
            <th scope="col">{t('roles.protected')}</th>
            <th scope="col">{t('roles.respondent')}</th>
            <th scope="col">{t('list.states')}</th>
            <th scope="col">{t('list.begins')}</th>
            <th scope="col">{t('list.ends')}</th>
            <th scope="col" className="number">
              {t('list.zones')}
            </th>
            {action && (
              <th scope="col">
                <span className="unseen">{action.title}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} action={action?.of(order)} below={below?.(order)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OrderRow({ order, action, below }: { order: FoundOrder; action: ReactNode; below: ReactNode }) {
  const { t, day, end, left } = useCourt();
  const names = (role: 'protected' | 'respondent') =>
    order.parties.filter((party) => party.role === role).map(({ personId, name }) => <div key={personId}>{name}</div>);
  const rest = order.state === 'in_force' || order.state === 'upcoming' ? left(order.validTo) : undefined;
  return (
    <>
      <tr>
        <th scope="row">
          <Link to="/court/orders/$orderId" params={{ orderId: order.id }}>
            {order.reference ?? t('list.noNumber')}
          </Link>
          <div className="court-hint">{order.issuingAuthority}</div>
        </th>
        <td>{names('protected')}</td>
        <td>{names('respondent')}</td>
        <td>
          <OrderStateMark state={order.state} />
        </td>
        <td>{day(Date.parse(order.validFrom))}</td>
        <td>
          {end(order.validTo)}
          {rest !== undefined && <div className="soon">{rest}</div>}
        </td>
        <td className="number">{order.zoneCount}</td>
        {action !== undefined && <td>{action}</td>}
      </tr>
      {below !== undefined && below !== null && below !== false && (
        <tr>
          <td colSpan={8}>{below}</td>
        </tr>
      )}
    </>
  );
}
