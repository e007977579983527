import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { systemClock } from '#domain';
import { createOrder } from '../court-api.js';
import { useCourt } from '../use-words-of-court.js';
import { bodyOf, emptyDraft } from './order-draft.js';
import { OrderForm } from './order-form.js';
import '../court.css';

/** A new order: a draft first, which gets its zones and is put into force on its own page. */
export function NewOrderScreen() {
  const { t, timeZone } = useCourt();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const isDone = useRef(false);
  const [first] = useState(() => emptyDraft(systemClock.now(), timeZone));
  const creation = useMutation({
    mutationFn: createOrder,
    onSuccess: async (made) => {
      isDone.current = true;
      await queries.invalidateQueries({ queryKey: ['court'] });
      if ('done' in made) await navigate({ to: '/court/orders/$orderId', params: { orderId: made.done.id } });
      else await navigate({ to: '/court/approvals' });
    },
  });
  return (
    <OrderForm
      title={t('form.newTitle')}
      first={first}
      timeZone={timeZone}
      saveLabel={t('form.saveDraft')}
      isSaving={creation.isPending}
      error={creation.error}
      onSave={(draft) => creation.mutate(bodyOf(draft, timeZone))}
      onCancel={() => void navigate({ to: '/court/orders' })}
      isDone={() => isDone.current}
    />
  );
}
