import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../detail/problem-note.js';
import '../../words/zones/index.js';
import { useOrder, useZones } from './zone-data.js';
import { ZonesWorkbench } from './zones-workbench.js';
import './zones.css';

/** The zones of an order, to be shown within its page: list, map, drawing. Load it lazily: it brings the map. */
export function OrderZones({ orderId }: { orderId: string }) {
  const { t } = useTranslation('zones');
  return (
    <div className="zones-in-page">
      <Link to="/court/orders/$orderId/zones" params={{ orderId }} className="zones-full">
        {t('fullScreen')}
      </Link>
      <LoadedZones orderId={orderId} />
    </div>
  );
}

export function LoadedZones({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const order = useOrder(orderId);
  const kept = useZones(orderId);
  const error = order.error ?? kept.error;
  if (error !== null)
    return (
      <ProblemNote
        error={error}
        onRetry={() => {
          void order.refetch();
          void kept.refetch();
        }}
      />
    );
  if (!order.data || !kept.data) return <p className="quiet">{t('loading')}</p>;
  return <ZonesWorkbench order={order.data} kept={kept.data} />;
}
