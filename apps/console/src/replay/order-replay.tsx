import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { systemClock } from '#domain';
import { fetchGround, fetchOrderEvents, fetchOrderTrack, type OrderPeriod } from '../api/replay.js';
import { instantOf, localTimeOf } from '../time/local-time.js';
import { useSession } from '../session/use-session.js';
import { formText } from '../ui/form-text.js';
import '../words/dispatch/index.js';
import '../words/replay/index.js';
import { findingsOf } from './findings.js';
import { ReasonForm } from './reason-form.js';
import { ReplayScreen } from './replay-screen.js';

const dayMilliseconds = 86_400_000;
const longestMilliseconds = 7 * dayMilliseconds;

interface Asked extends OrderPeriod {
  reason: string;
}

/** Any period of an order, incident or none: for a reason, always. */
export function OrderReplay() {
  const { orderId } = useParams({ from: '/replay/orders/$orderId' });
  return <Order key={orderId} id={orderId} />;
}

function Order({ id }: { id: string }) {
  const { t } = useTranslation('replay');
  const { token } = useSession();
  const [asked, setAsked] = useState<Asked | null>(null);
  const read = useQuery({
    queryKey: ['replay', 'order', asked],
    queryFn: async () => {
      const { reason, ...period } = asked!;
      // First what needs the reason: without it, nothing else is read either.
      const track = await fetchOrderTrack(token, period, reason);
      const [events, ground] = await Promise.all([
        fetchOrderEvents(token, period),
        fetchGround(token, 'orders', period.orderId, period.from),
      ]);
      return { track, events, ground };
    },
    enabled: asked !== null,
    staleTime: Infinity,
    retry: false,
  });
  if (asked === null || !read.isSuccess)
    return <PeriodForm orderId={id} error={read.error} isBusy={read.isFetching} onAsk={setAsked} />;
  const { from, to } = asked;
  return (
    <ReplayScreen
      key={`${from} ${to}`}
      title={t('ofOrder')}
      reference={null}
      from={from}
      to={to}
      track={read.data.track}
      findings={findingsOf(read.data.events, from, to)}
      ground={read.data.ground}
      onAnother={() => setAsked(null)}
    />
  );
}

interface PeriodFormProps {
  orderId: string;
  error: Error | null;
  isBusy: boolean;
  onAsk: (asked: Asked) => void;
}

function PeriodForm({ orderId, error, isBusy, onAsk }: PeriodFormProps) {
  const { t } = useTranslation('replay');
  const { timeZone } = useSession().staff.agency;
  const [now] = useState(() => systemClock.now());
  const search = useSearch({ from: '/replay/orders/$orderId' });
  const [isWrong, setWrong] = useState(false);
  const fieldText = (at: number): string => {
    const { date, time } = localTimeOf(at, timeZone);
    return `${date}T${time}`;
  };

  function ask(reason: string, form: FormData): void {
    const timeOf = (name: string): number => {
      const [date = '', time = ''] = formText(form, name).split('T');
      return instantOf({ date, time: time.slice(0, 5) }, timeZone) ?? Number.NaN;
    };
    const period = { from: timeOf('from'), to: timeOf('to') };
    const length = period.to - period.from;
    const isRight = length > 0 && length <= longestMilliseconds;
    setWrong(!isRight);
    if (isRight) onAsk({ orderId, ...period, reason });
  }

  return (
    <ReasonForm title={t('ofOrder')} why={t('reasonOrder')} error={error} isBusy={isBusy} onReason={ask}>
      <fieldset className="reason-period" disabled={isBusy}>
        <legend>{t('period', { zone: timeZone })}</legend>
        <label className="field">
          {t('from')}
          <input
            type="datetime-local"
            name="from"
            required
            defaultValue={fieldText(search.from ?? now - dayMilliseconds)}
          />
        </label>
        <label className="field">
          {t('to')}
          <input type="datetime-local" name="to" required defaultValue={fieldText(search.to ?? now)} />
        </label>
      </fieldset>
      {isWrong && <p role="alert">{t('periodWrong')}</p>}
    </ReasonForm>
  );
}
