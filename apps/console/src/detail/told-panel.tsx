import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Alarm, Contact, Incident, ToldDelivery } from '#contracts';
import { systemClock } from '#domain';
import { fetchDeliveries } from '../api/incidents.js';
import { fetchContacts } from '../api/people.js';
import { useSession } from '../session/use-session.js';
import { stateTime, type Told, toldOf } from '../situation/told.js';
import { clockTime } from '../time/time.js';
import { useLanguage } from '../words/language.js';
import { useTitles } from '../words/use-titles.js';
import { Panel } from './panel.js';
import { ProblemNote } from './problem-note.js';
import { RevokeLinks } from './revoke-links.js';
import { useMayRead, useOrder } from './use-case.js';
import { useSettled } from './use-settled.js';

/** Messages are on their way for some seconds; nothing tells when one has come. Looked at only as long. */
const underWayMilliseconds = 60_000;
const pauseMilliseconds = 10_000;

/** Whom the incident was told to, what it said, and what became of it; contacts first, also those who were told nothing. */
export function ToldPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  const deliveries = useDeliveries(incident);
  const contacts = useContacts(incident);
  const told = toldOf(deliveries.data ?? [], contacts);
  const reached = told.filter(
    ({ deliveries: [newest] }) => newest?.status === 'delivered' || newest?.status === 'seen',
  );
  const failed = told.filter(({ deliveries: [newest] }) => newest?.status === 'failed');
  return (
    <Panel
      id="told"
      title={t('parts.told')}
      usuallyOpen={false}
      aside={
        deliveries.data && (
          <>
            ✓ {reached.length}/{told.length}
            <span className="unseen"> {t('told.states.delivered')}</span>
            {failed.length > 0 && (
              <b className="told-failed">
                {' '}
                · ✕ {failed.length} {t('told.states.failed')}
              </b>
            )}
          </>
        )
      }
    >
      {deliveries.isPending && <p className="quiet">{t('loading')}</p>}
      {deliveries.isError && <ProblemNote error={deliveries.error} onRetry={() => void deliveries.refetch()} />}
      {deliveries.isSuccess && told.length === 0 && <p className="quiet">{t('told.nobody')}</p>}
      <ul className="told">
        {told.map((one) => (
          <ToldLine key={one.recipientId} told={one} incident={incident} />
        ))}
      </ul>
      {told.some(({ recipient, deliveries: { length } }) => recipient === 'contact' && length > 0) && (
        <RevokeLinks incident={incident} />
      )}
    </Panel>
  );
}

function useDeliveries({ id, cursor, status }: Incident) {
  const { token } = useSession();
  const isSettled = useSettled();
  return useQuery({
    queryKey: ['deliveries', id, cursor],
    queryFn: () => fetchDeliveries(token, id),
    enabled: isSettled,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    refetchInterval: ({ state: { data } }) => {
      const since = systemClock.now() - underWayMilliseconds;
      const isUnderWay = data?.some(
        (one) => ['queued', 'sent'].includes(one.status) && Date.parse(one.queuedAt) > since,
      );
      return isUnderWay === true && status !== 'closed' ? pauseMilliseconds : false;
    },
  });
}

function useContacts(incident: Incident): Contact[] {
  const { token } = useSession();
  const isSettled = useSettled();
  const mayRead = useMayRead(incident, 'contact.read');
  const order = useOrder(incident);
  const protectedIds =
    incident.orderId === null
      ? [incident.personId]
      : (order?.parties.filter(({ role }) => role === 'protected').map(({ personId }) => personId) ?? []);
  return useQueries({
    queries: protectedIds.map((personId) => ({
      queryKey: ['contacts', personId],
      queryFn: () => fetchContacts(token, personId),
      enabled: isSettled && mayRead,
      staleTime: 300_000,
    })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
}

function ToldLine({
  told: { recipient, recipientId, contact, deliveries },
  incident,
}: {
  told: Told;
  incident: Incident;
}) {
  const { t } = useTranslation('incident');
  const [newest, ...earlier] = deliveries;
  const role = contact === null ? t(`told.roles.${recipient}`) : t('told.contactNth', { nth: contact.position });
  const name = contact?.name ?? (recipientId === incident.deskAgencyId ? incident.deskName : null);
  return (
    <li>
      <p className="told-who">
        {name !== null && <b>{name}</b>} <span className={name === null ? '' : 'quiet'}>{role}</span>
        {newest === undefined && <span className="told-none">{t('told.notTold')}</span>}
      </p>
      {newest !== undefined && <Message delivery={newest} incident={incident} />}
      {earlier.length > 0 && (
        <details className="told-more">
          <summary>{t('told.more', { count: earlier.length })}</summary>
          {earlier.map((delivery) => (
            <Message key={delivery.id} delivery={delivery} incident={incident} />
          ))}
        </details>
      )}
    </li>
  );
}

/** One message: of which alarm, through what, how far it came, and what it says. */
function Message({ delivery, incident }: { delivery: ToldDelivery; incident: Incident }) {
  const { t } = useTranslation('incident');
  const titles = useTitles();
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const alarm = incident.alarms.find(({ id }: Alarm) => id === delivery.alarmId);
  const at = stateTime(delivery);
  const words = delivery.words?.[language];
  const mark = { queued: '…', sent: '→', delivered: '✓', seen: '✓✓', failed: '✕', escalated: '↗' }[delivery.status];
  return (
    <div className={`told-message told-${delivery.status}`}>
      <p>
        <b>
          <span aria-hidden="true">{mark} </span>
          {t(`told.states.${delivery.status}`)}
        </b>{' '}
        <time dateTime={at}>{clockTime(Date.parse(at), language, timeZone)}</time>
        <span className="quiet">
          {' '}
          · {t(`told.channels.${delivery.channel}`)}
          {alarm !== undefined && ` · ${titles.alarmKinds[alarm.kind]}`}
          {delivery.attempts > 1 && ` · ${t('told.attempts', { count: delivery.attempts })}`}
          {delivery.lastError !== null && (
            <>
              {' '}
              · <code>{delivery.lastError}</code>
            </>
          )}
        </span>
      </p>
      {words !== undefined && (
        <p className="told-words">
          «{words.title}. {words.body}»
        </p>
      )}
    </div>
  );
}
