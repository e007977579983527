import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import '../../words/zones/index.js';
import { LoadedZones } from './order-zones.js';
import { useOrder } from './zone-data.js';

/** The zones of an order on the whole screen. */
export function ZonesScreen() {
  const { t } = useTranslation('zones');
  const { orderId } = useParams({ from: '/court/orders/$orderId/zones' });
  const { data } = useOrder(orderId);
  return (
    <main className="zones-screen">
      <h2>{data?.reference == null ? t('title') : t('titleOf', { reference: data.reference })}</h2>
      <LoadedZones orderId={orderId} />
    </main>
  );
}
