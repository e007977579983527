import { useState } from 'react';
import type { FoundOrder } from '#contracts';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { useCourt } from '../use-words-of-court.js';
import { ExtendForm } from './extend-form.js';
import { OrdersTable } from './orders-table.js';
import { useFoundOrders } from './use-found-orders.js';
import '../court.css';

const periods = [3, 7, 14, 30, 90] as const;

/** What ends soon, the first to end first; extended where it stands. */
export function ExpiringScreen() {
  const { t, end } = useCourt();
  const { permissions } = useSession().staff;
  const [days, setDays] = useState<number>(14);
  const [openId, setOpenId] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const found = useFoundOrders({ expiresWithinDays: days });
  const orders = found.data?.pages.flatMap((page) => page.orders) ?? [];
  const mayExtend = permissions.includes('order.write');

  const extendButton = (order: FoundOrder) => (
    <button
      type="button"
      className="button"
      aria-expanded={openId === order.id}
      aria-label={t('expiring.extendName', { about: order.reference ?? t('list.noNumber') })}
      onClick={() => {
        setOpenId(openId === order.id ? null : order.id);
        setDone(null);
      }}
    >
      {t('expiring.extend')}
    </button>
  );
  const form = (order: FoundOrder) =>
    openId === order.id && (
      <ExtendForm
        order={order}
        onCancel={() => setOpenId(null)}
        onDone={(validTo) => {
          setOpenId(null);
          setDone(t('extend.done', { end: end(validTo, order.timeZone) }));
        }}
      />
    );

  return (
    <main className="court">
      <div className="court-head">
        <h2>{t('expiring.title')}</h2>
        <label className="court-row">
          {t('expiring.within')}
          <select value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {periods.map((each) => (
              <option key={each} value={each}>
                {t('expiring.days', { count: each })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p role="status" className={done === null ? 'unseen' : 'court-note court-note-good'}>
        {done ?? (found.isPending ? t('loading') : t('list.total', { count: found.data?.pages[0]?.total ?? 0 }))}
      </p>
      {found.error !== null && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {orders.length > 0 && (
        <OrdersTable
          orders={orders}
          caption={t('expiring.caption')}
          {...(mayExtend && { action: { title: t('expiring.extend'), of: extendButton }, below: form })}
        />
      )}
      {found.isSuccess && orders.length === 0 && <p className="court-empty">{t('expiring.empty')}</p>}
      {found.hasNextPage && (
        <div>
          <button type="button" className="button" onClick={() => void found.fetchNextPage()}>
            {t('list.more')}
          </button>
        </div>
      )}
    </main>
  );
}
