import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import '../../words/operations/index.js';
import { DataTable } from '../parts/data-table.js';
import { MoreRows } from '../parts/more-rows.js';
import { given } from '../parts/query.js';
import { Screen, Section } from '../parts/screen.js';
import { useDate } from '../parts/use-date.js';

const pageSize = 50;
/** Those that have words. */
const faults = ['noise', 'too_long', 'checksum', 'truncated', 'unknown_kind', 'malformed', 'no_login'] as const;

/** What the gateway of trackers put aside: devices that nobody has registered, and frames that it did not understand. */
export function TrackersScreen() {
  const { t } = useTranslation(['operations', 'house']);
  const client = useQueryClient();
  return (
    <Screen
      title={t('operations:trackers.title')}
      intro={t('operations:trackers.intro')}
      actions={
        <button
          type="button"
          className="button"
          onClick={() => void client.invalidateQueries({ queryKey: ['trackers'] })}
        >
          {t('house:again')}
        </button>
      }
    >
      <UnknownDevices />
      <RefusedFrames />
    </Screen>
  );
}

function UnknownDevices() {
  const { t } = useTranslation(['operations', 'house']);
  const date = useDate();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['trackers', 'unknown'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answer(api.GET('/v1/unknown-devices', { params: { query: given({ cursor: pageParam, limit: pageSize }) } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const devices = data?.pages.flatMap(({ unknownDevices }) => unknownDevices) ?? [];
  return (
    <Section title={t('operations:trackers.unknown')}>
      <p className="quiet">{t('operations:trackers.unknownHelp')}</p>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && (
        <DataTable
          label={t('operations:trackers.unknown')}
          rows={devices}
          keyOf={({ id }) => id}
          empty={<p>✓ {t('operations:trackers.noneUnknown')}</p>}
          columns={[
            {
              key: 'id',
              title: t('operations:trackers.id'),
              cell: ({ uniqueId }) => <code>{uniqueId ?? '—'}</code>,
              sortBy: ({ uniqueId }) => uniqueId ?? '',
            },
            {
              key: 'protocol',
              title: t('operations:trackers.protocol'),
              cell: ({ protocol }) => t(`operations:trackers.protocols.${protocol}`),
              sortBy: ({ protocol }) => protocol,
            },
            {
              key: 'last',
              title: t('operations:trackers.lastAt'),
              cell: ({ lastAt }) => date(lastAt),
              sortBy: ({ lastAt }) => lastAt,
            },
            {
              key: 'first',
              title: t('operations:trackers.firstAt'),
              cell: ({ firstAt }) => date(firstAt),
              sortBy: ({ firstAt }) => firstAt,
            },
            {
              key: 'attempts',
              title: t('operations:trackers.attempts'),
              cell: ({ attempts }) => attempts,
              sortBy: ({ attempts }) => attempts,
            },
          ]}
        />
      )}
      <MoreRows
        shown={devices.length}
        hasMore={hasNextPage}
        isBusy={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </Section>
  );
}

function RefusedFrames() {
  const { t } = useTranslation(['operations', 'house']);
  const date = useDate();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['trackers', 'frames'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answer(api.GET('/v1/quarantined-frames', { params: { query: given({ cursor: pageParam, limit: pageSize }) } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const frames = data?.pages.flatMap(({ quarantinedFrames }) => quarantinedFrames) ?? [];
  return (
    <Section title={t('operations:trackers.frames')}>
      <p className="quiet">{t('operations:trackers.framesHelp')}</p>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && (
        <DataTable
          label={t('operations:trackers.frames')}
          rows={frames}
          keyOf={({ id }) => id}
          empty={<p>✓ {t('operations:trackers.noneRefused')}</p>}
          columns={[
            {
              key: 'at',
              title: t('operations:quarantine.receivedAt'),
              cell: ({ receivedAt }) => date(receivedAt),
              sortBy: ({ receivedAt }) => receivedAt,
            },
            {
              key: 'protocol',
              title: t('operations:trackers.protocol'),
              cell: ({ protocol }) => t(`operations:trackers.protocols.${protocol}`),
              sortBy: ({ protocol }) => protocol,
            },
            {
              key: 'fault',
              title: t('operations:quarantine.why'),
              cell: ({ fault }) => <Fault fault={fault} />,
              sortBy: ({ fault }) => fault,
            },
            {
              key: 'device',
              title: t('operations:quarantine.device'),
              cell: ({ deviceId }) => (deviceId === null ? '—' : <DeviceLink id={deviceId} />),
              sortBy: ({ deviceId }) => deviceId ?? '',
            },
            {
              key: 'begin',
              title: t('operations:trackers.begin'),
              cell: ({ beginsWith, bytes, digest }) => (
                <code title={digest}>
                  {beginsWith}… {t('operations:trackers.bytes', { bytes })}
                </code>
              ),
              sortBy: ({ digest }) => digest,
            },
          ]}
        />
      )}
      <MoreRows
        shown={frames.length}
        hasMore={hasNextPage}
        isBusy={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </Section>
  );
}

function Fault({ fault }: { fault: string }) {
  const { t } = useTranslation('operations');
  const known = faults.find((name) => name === fault);
  return known === undefined ? <code>{fault}</code> : <>{t(`trackers.faults.${known}`)}</>;
}

function DeviceLink({ id }: { id: string }) {
  return (
    <Link to="/administration/devices/$deviceId" params={{ deviceId: id }}>
      <code className="house-id">{id}</code>
    </Link>
  );
}
