import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ChannelsHealth } from '#contracts';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { Age } from '../../ui/age.js';
import '../../words/operations/index.js';
import { DataTable } from '../parts/data-table.js';
import { Screen } from '../parts/screen.js';
import { useDate } from '../parts/use-date.js';
import { type ChannelState, channelState } from './channel-state.js';
import { errorName } from './error-name.js';
import './operations.css';

type Health = ChannelsHealth['channels'][number];

const refreshMilliseconds = 30_000;

/** How messages leave the house: what is configured, and how it did. Numbers only, so that asking again costs nobody anything. */
export function ChannelsScreen() {
  const { t } = useTranslation(['operations', 'house']);
  const date = useDate();
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ['channels'],
    queryFn: () => answer(api.GET('/v1/channels')),
    refetchInterval: refreshMilliseconds,
  });
  return (
    <Screen
      title={t('operations:channels.title')}
      intro={t('operations:channels.intro')}
      actions={
        <>
          {data !== undefined && <span className="quiet">{t('operations:asOf', { at: date(data.at) })}</span>}
          <button type="button" className="button" disabled={isFetching} onClick={() => void refetch()}>
            {t('house:again')}
          </button>
        </>
      }
    >
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && (
        <>
          <ul className="channel-cards">
            {data.channels.map((health) => (
              <ChannelCard key={health.channel} health={health} now={Date.parse(data.at)} />
            ))}
          </ul>
          <h2>{t('operations:channels.lastDay')}</h2>
          <DataTable<Health>
            label={t('operations:channels.lastDay')}
            rows={data.channels}
            keyOf={({ channel }) => channel}
            empty={null}
            columns={[
              {
                key: 'channel',
                title: t('operations:channel'),
                cell: ({ channel }) => t(`house:channels.${channel}`),
                sortBy: ({ channel }) => t(`house:channels.${channel}`),
              },
              {
                key: 'sent',
                title: t('operations:channels.sent'),
                cell: ({ sentLastDay }) => sentLastDay,
                sortBy: ({ sentLastDay }) => sentLastDay,
                isNumber: true,
              },
              {
                key: 'failed',
                title: t('operations:channels.failed'),
                cell: ({ failedLastDay }) => failedLastDay,
                sortBy: ({ failedLastDay }) => failedLastDay,
                isNumber: true,
              },
              {
                key: 'why',
                title: t('operations:channels.why'),
                cell: ({ errors }) =>
                  errors.length === 0
                    ? '—'
                    : errors
                        .slice(0, 3)
                        .map(({ errorCode, failed }) => `${errorName(errorCode, t)}: ${failed}`)
                        .join(' · '),
              },
            ]}
          />
          <p>
            <Link className="house-link" to={'/administration/deliveries'}>
              {t('operations:channels.toDeliveries')}
            </Link>
          </p>
        </>
      )}
    </Screen>
  );
}

const looks: Record<ChannelState, string> = {
  good: 'house-good',
  idle: '',
  failing: 'house-bad',
  waiting: 'house-warn',
  notConfigured: '',
};
const marks: Record<ChannelState, string> = { good: '✓', idle: '○', failing: '✕', waiting: '▲', notConfigured: '–' };

function ChannelCard({ health, now }: { health: Health; now: number }) {
  const { t } = useTranslation(['operations', 'house']);
  const { channel, lastSentAt, lastDeliveredAt, waiting, waitingSince, sentLastHour, failedLastHour } = health;
  const state = channelState(health, now);
  return (
    <li className="house-panel channel-card">
      <div className="channel-head">
        <h2>{t(`house:channels.${channel}`)}</h2>
        <span className={`house-tag ${looks[state]}`}>
          <span aria-hidden="true">{marks[state]}</span> {t(`operations:states.${state}`)}
        </span>
      </div>
      <dl className="channel-facts">
        <div>
          <dt>{t('operations:channels.lastSent')}</dt>
          <dd>{lastSentAt === null ? t('operations:channels.noneInDay') : <Ago since={lastSentAt} />}</dd>
        </div>
        <div>
          <dt>{t('operations:channels.lastDelivered')}</dt>
          <dd>{lastDeliveredAt === null ? t('operations:channels.noneInDay') : <Ago since={lastDeliveredAt} />}</dd>
        </div>
        <div>
          <dt>{t('operations:channels.lastHour')}</dt>
          <dd>{t('operations:channels.sentFailed', { sent: sentLastHour, failed: failedLastHour })}</dd>
        </div>
        <div>
          <dt>{t('operations:channels.waiting')}</dt>
          <dd>
            {waiting}
            {waitingSince !== null && (
              <>
                {' · '}
                {t('operations:channels.oldest')} <Age since={waitingSince} />
              </>
            )}
          </dd>
        </div>
      </dl>
    </li>
  );
}

function Ago({ since }: { since: string }) {
  const { t } = useTranslation('operations');
  const date = useDate();
  return (
    <>
      <Age since={since} /> {t('ago')} <span className="quiet">({date(since)})</span>
    </>
  );
}
