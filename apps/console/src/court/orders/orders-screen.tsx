import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { FindOrdersBody } from '#contracts';
import { orderStates, type OrderState } from '#domain';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { useCourt } from '../use-words-of-court.js';
import { OrdersTable } from './orders-table.js';
import { useFoundOrders } from './use-found-orders.js';
import '../court.css';

/** All orders of the agency, and the search. What is searched stays out of the address. */
export function OrdersScreen() {
  const { t } = useCourt();
  const { permissions } = useSession().staff;
  const [text, setText] = useState('');
  const [state, setState] = useState<OrderState | ''>('');
  const [search, setSearch] = useState<Partial<FindOrdersBody>>({});
  const found = useFoundOrders(search);
  const orders = found.data?.pages.flatMap((page) => page.orders) ?? [];
  const isFiltered = search.text !== undefined || search.states !== undefined;

  const ask = (sought: string, chosen: OrderState | ''): void =>
    setSearch({
      ...(sought.trim() !== '' && { text: sought.trim() }),
      ...(chosen !== '' && { states: [chosen] }),
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask(text, state);
  };
  const clear = (): void => {
    setText('');
    setState('');
    setSearch({});
  };

  return (
    <main className="court">
      <div className="court-head">
        <h2>{t('list.title')}</h2>
        {permissions.includes('order.write') && (
          <Link to="/court/new-order" className="button button-primary">
            {t('list.new')}
          </Link>
        )}
      </div>
      <form className="court-row" role="search" onSubmit={submit}>
        <input
          type="search"
          className="orders-search"
          value={text}
          maxLength={200}
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          onChange={(event) => setText(event.target.value)}
        />
        <select
          value={state}
          aria-label={t('list.states')}
          onChange={(event) => {
            const chosen = event.target.value as OrderState | '';
            setState(chosen);
            ask(text, chosen);
          }}
        >
          <option value="">{t('list.allStates')}</option>
          {orderStates.map((each) => (
            <option key={each} value={each}>
              {t(`states.${each}`)}
            </option>
          ))}
        </select>
        <button type="submit" className="button">
          {t('list.find')}
        </button>
        {isFiltered && (
          <button type="button" className="tool" onClick={clear}>
            {t('list.clear')}
          </button>
        )}
        <span className="quiet" role="status">
          {found.isPending ? t('loading') : t('list.total', { count: found.data?.pages[0]?.total ?? 0 })}
        </span>
      </form>
      {found.error !== null && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {orders.length > 0 && <OrdersTable orders={orders} caption={t('list.caption')} />}
      {found.isSuccess && orders.length === 0 && (
        <p className="court-empty">{isFiltered ? t('list.nothing') : t('list.empty')}</p>
      )}
      {found.hasNextPage && (
        <div>
          <button
            type="button"
            className="button"
            disabled={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('list.more')}
          </button>
        </div>
      )}
    </main>
  );
}
