import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeviceWithReport } from '#contracts';
import { systemClock } from '#domain';
import { useLanguage } from '../../words/language.js';
import { measureOf } from '../../words/measure.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Moment } from '../parts/moment.js';
import { PersonLink } from '../parts/person-link.js';

/** From then on whoever looks after devices wants to know why. */
const silentAfterMilliseconds = 6 * 3_600_000;

interface DeviceTableProps {
  devices: readonly DeviceWithReport[];
  withWearer: boolean;
  /** In the place of no devices. */
  empty: string;
}

export function DeviceTable({ devices, withWearer, empty }: DeviceTableProps) {
  const { t } = useTranslation('cases');
  const wearer: Column<DeviceWithReport> = {
    key: 'wearer',
    title: t('devices.wearer'),
    cell: ({ personId }) => <PersonLink id={personId} />,
  };
  return (
    <DataTable
      label={t('devices.title')}
      rows={devices}
      keyOf={({ id }) => id}
      empty={<p>{empty}</p>}
      columns={[
        {
          key: 'id',
          title: t('devices.id'),
          sortBy: ({ uniqueId }) => uniqueId,
          cell: ({ id, uniqueId }) => (
            <Link to="/administration/devices/$deviceId" params={{ deviceId: id }}>
              {uniqueId}
            </Link>
          ),
        },
        {
          key: 'kind',
          title: t('devices.kind'),
          sortBy: ({ kind }) => t(`kinds.${kind}`),
          cell: ({ kind }) => t(`kinds.${kind}`),
        },
        ...(withWearer ? [wearer] : []),
        {
          key: 'lastReport',
          title: t('devices.lastReport'),
          sortBy: ({ lastReport }) => lastReport?.receivedAt ?? null,
          cell: (device) => <LastReportOf device={device} />,
        },
        {
          key: 'battery',
          title: t('devices.battery'),
          sortBy: ({ lastReport }) => lastReport?.batteryPercent ?? null,
          cell: ({ lastReport }) => <Percent of={lastReport?.batteryPercent ?? null} />,
        },
        {
          key: 'signal',
          title: t('devices.signal'),
          sortBy: ({ lastReport }) => lastReport?.signalPercent ?? null,
          cell: ({ lastReport }) => <Percent of={lastReport?.signalPercent ?? null} />,
        },
        {
          key: 'firmware',
          title: t('devices.firmware'),
          sortBy: ({ firmware }) => firmware,
          cell: ({ firmware }) => firmware ?? '—',
        },
        {
          key: 'state',
          title: t('devices.state'),
          sortBy: ({ revokedAt }) => (revokedAt === null ? 0 : 1),
          cell: (device) => <DeviceState device={device} />,
        },
      ]}
    />
  );
}

export function LastReportOf({ device: { lastReport, revokedAt } }: { device: DeviceWithReport }) {
  const { t } = useTranslation('cases');
  const isSilent =
    revokedAt === null &&
    lastReport !== null &&
    systemClock.now() - Date.parse(lastReport.receivedAt) > silentAfterMilliseconds;
  return (
    <>
      {lastReport === null ? (
        <span className="quiet">{t('devices.never')}</span>
      ) : (
        <Moment at={lastReport.receivedAt} />
      )}{' '}
      {isSilent && <span className="tag tag-warn">{t('devices.silentTag')}</span>}
    </>
  );
}

/** Of battery or signal: what is nearly gone stands out. */
export function Percent({ of: percent }: { of: number | null }) {
  const measure = measureOf(useLanguage());
  if (percent === null) return <>—</>;
  return <span className={percent < 20 ? 'tag tag-warn' : ''}>{measure.percent(Math.round(percent) / 100)}</span>;
}

export function DeviceState({ device: { revokedAt } }: { device: DeviceWithReport }) {
  const { t } = useTranslation('cases');
  return revokedAt === null ? (
    <span className="tag tag-good">{t('devices.inUse')}</span>
  ) : (
    <span className="tag">{t('devices.revoked')}</span>
  );
}
