import type { OrderState } from '#domain';
import { useCourt } from '../use-words-of-court.js';

/** Word, shape and colour of what an order is now. */
export function OrderStateMark({ state }: { state: OrderState }) {
  const { t } = useCourt();
  return <span className={`order-state order-state-${state}`}>{t(`states.${state}`)}</span>;
}
