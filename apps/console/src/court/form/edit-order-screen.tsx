import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { ProblemNote } from '../../detail/problem-note.js';
import { changeOrder } from '../court-api.js';
import { type OrderAndPeople, useOrder } from '../orders/use-order.js';
import { useCourt } from '../use-words-of-court.js';
import { changeOf, draftOf, type OrderDraft } from './order-draft.js';
import { OrderForm } from './order-form.js';
import { TextField } from './text-field.js';
import '../court.css';

/** The terms of an order, changed by one person or, where that hurts and the agency wants it, by two. */
export function EditOrderScreen() {
  const { orderId } = useParams({ from: '/court/orders/$orderId/edit' });
  const { t } = useCourt();
  const { data, error, refetch } = useOrder(orderId);
  if (error !== null)
    return (
      <main className="court">
        <ProblemNote error={error} onRetry={() => void refetch()} />
      </main>
    );
  if (data === undefined) return <main className="court quiet">{t('loading')}</main>;
  return <EditOrder key={orderId} {...data} />;
}

function EditOrder({ order, people }: OrderAndPeople) {
  const { t } = useCourt();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const isDone = useRef(false);
  const [reason, setReason] = useState('');
  // As it was when the form was opened: a later reading does not take away what is typed.
  const opened = useRef(order);
  const first = useMemo(() => draftOf(opened.current, people), [people]);
  const toOrder = (tab?: 'approvals') =>
    navigate({ to: '/court/orders/$orderId', params: { orderId: order.id }, search: tab === undefined ? {} : { tab } });
  const change = useMutation({
    mutationFn: (draft: OrderDraft) =>
      changeOrder(order.id, {
        ...changeOf(draft, opened.current),
        ...(reason.trim() !== '' && { reason: reason.trim() }),
      }),
    onSuccess: async (outcome) => {
      isDone.current = true;
      await queries.invalidateQueries({ queryKey: ['court'] });
      await toOrder('waits' in outcome ? 'approvals' : undefined);
    },
  });
  const save = (draft: OrderDraft): void => {
    if (Object.keys(changeOf(draft, opened.current)).length > 0) return change.mutate(draft);
    isDone.current = true;
    void toOrder();
  };
  return (
    <OrderForm
      title={t('form.editTitle', { about: order.reference ?? t('list.noNumber') })}
      first={first}
      timeZone={order.timeZone}
      saveLabel={t('form.saveChange')}
      isSaving={change.isPending}
      error={change.error}
      reason={
        <TextField
          label={t('form.reason')}
          note={t('form.optional')}
          hint={t('form.reasonHelp')}
          rows={2}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
      }
      onSave={save}
      onCancel={() => void toOrder()}
      isDone={() => isDone.current}
    />
  );
}
