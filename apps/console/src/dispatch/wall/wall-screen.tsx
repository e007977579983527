import { useMemo, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeskFigures } from '#contracts';
import { leadingAlarm } from '../../feed/attention.js';
import { isBlind } from '../../feed/link-state.js';
import { linkStore } from '../../feed/stores.js';
import { useStore } from '../../feed/store.js';
import { useQueue } from '../../feed/use-queue.js';
import { useSession } from '../../session/use-session.js';
import { clockTime } from '../../time/time.js';
import { useNow } from '../../time/use-now.js';
import { Age } from '../../ui/age.js';
import { SeverityShape, Shield } from '../../ui/icons.js';
import { useLanguage } from '../../words/language.js';
import { measureOf } from '../../words/measure.js';
import { useTitles } from '../../words/use-titles.js';
import '../../words/wall/index.js';
import { useDeskFigures } from './use-desk-figures.js';
import { wallNow, type WallNow } from './wall-figures.js';
import './wall.css';

/** So many stand there; of the others their number. */
const rowsShown = 8;

/** Longer than this nobody should wait: as the server counts. */
const slowMilliseconds = 60_000;

/** For the whole room: what waits and how long, how fast the desk was today. Names nobody, needs no hand. */
export function WallScreen() {
  const { t } = useTranslation('wall');
  const { agency } = useSession().staff;
  const queue = useQueue(agency.id);
  const figures = useDeskFigures();
  const reopened = figures.data?.reopened;
  const now = useMemo(
    () => wallNow(queue, new Map(reopened?.map(({ incidentId, at }) => [incidentId, Date.parse(at)]))),
    [queue, reopened],
  );
  const blind = useStore(linkStore, isBlind);
  return (
    <main className={`wall ${blind ? 'wall-blind' : ''}`}>
      <header className="wall-head">
        <Shield />
        <h1>{agency.name}</h1>
        <WallClock />
        <Link to="/dispatch" className="tool wall-back">
          {t('toDesk')}
        </Link>
      </header>
      <Waiting waiting={now.waiting} />
      <section className="wall-today" aria-labelledby="wall-today">
        <h2 id="wall-today">{t('today')}</h2>
        <Today figures={figures.data} />
        {figures.isError && <p role="alert">{t('failed')}</p>}
      </section>
      <InWork now={now} />
      <ByDesk now={now} figures={figures.data} />
    </main>
  );
}

function WallClock() {
  const now = useNow();
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  return <time className="wall-clock">{clockTime(now, language, timeZone)}</time>;
}

function Waiting({ waiting }: { waiting: WallNow['waiting'] }) {
  const { t } = useTranslation('wall');
  const titles = useTitles();
  const { id: agencyId } = useSession().staff.agency;
  const oldest = waiting[0];
  const isCritical = waiting.some(({ severity }) => severity === 'critical');
  return (
    <section
      className={`wall-waiting ${oldest === undefined ? '' : isCritical ? 'wall-critical' : 'wall-urgent'}`}
      aria-labelledby="wall-waiting"
    >
      <div className="wall-count">
        <h2 id="wall-waiting">{t('waiting')}</h2>
        <b className="wall-number">{waiting.length}</b>
      </div>
      {oldest === undefined ? (
        <p className="wall-calm">{t('nobodyWaits')}</p>
      ) : (
        <>
          <div className="wall-oldest">
            <h3>{t('oldest')}</h3>
            <WaitingAge since={oldest.since} />
          </div>
          <ol>
            {waiting.slice(0, rowsShown).map(({ id, severity, since, desk, incident }) => (
              <li key={id} className={`wall-row severity-${severity}`}>
                <SeverityShape severity={severity} />
                <span className="wall-kind">
                  {titles.alarmKinds[leadingAlarm(incident)?.kind ?? 'panic']}
                  <small>
                    {t(`severities.${severity}`)}
                    {incident.orderReference !== null && ` · ${incident.orderReference}`}
                    {incident.deskAgencyId !== agencyId && ` · ${desk}`}
                  </small>
                </span>
                <WaitingAge since={since} />
              </li>
            ))}
          </ol>
          {waiting.length > rowsShown && (
            <p className="wall-more">{t('more', { count: waiting.length - rowsShown })}</p>
          )}
        </>
      )}
    </section>
  );
}

/** Loud once it is longer than anybody should wait; said by a frame too, not by colour alone. */
function WaitingAge({ since }: { since: number }) {
  const isSlow = useNow() - since > slowMilliseconds;
  return (
    <span className={`wall-age ${isSlow ? 'wall-slow' : ''}`}>
      <Age since={since} />
    </span>
  );
}

function Today({ figures }: { figures: DeskFigures | undefined }) {
  const { t } = useTranslation('wall');
  const measure = measureOf(useLanguage());
  const time = (seconds: number | null | undefined): string =>
    seconds === null || seconds === undefined ? '–' : measure.duration(seconds);
  return (
    <dl className="wall-figures">
      <Figure name={t('median')}>{time(figures?.all.medianSeconds)}</Figure>
      <Figure name={t('p90')}>{time(figures?.all.p90Seconds)}</Figure>
      <Figure name={t('slow')} isBad={(figures?.all.over60Seconds ?? 0) > 0}>
        {figures?.all.over60Seconds ?? '–'}
      </Figure>
      <Figure name={t('acknowledged')}>{figures?.all.count ?? '–'}</Figure>
    </dl>
  );
}

function Figure({ name, isBad = false, children }: { name: string; isBad?: boolean; children: ReactNode }) {
  return (
    <div className={isBad ? 'wall-figure wall-bad' : 'wall-figure'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function InWork({ now }: { now: WallNow }) {
  const { t } = useTranslation('wall');
  const titles = useTitles();
  const { acknowledged, dispatched, on_scene: onScene } = now.inWork;
  return (
    <section className="wall-work" aria-labelledby="wall-work">
      <h2 id="wall-work">{t('inWork')}</h2>
      <dl className="wall-figures">
        <Figure name={titles.statuses.acknowledged}>{acknowledged}</Figure>
        <Figure name={titles.statuses.dispatched}>{dispatched}</Figure>
        <Figure name={titles.statuses.on_scene}>{onScene}</Figure>
        <Figure name={t('notices')}>{now.notices}</Figure>
      </dl>
    </section>
  );
}

/** Of one desk alone it would say everything twice. */
function ByDesk({ now, figures }: { now: WallNow; figures: DeskFigures | undefined }) {
  const { t } = useTranslation('wall');
  const measure = measureOf(useLanguage());
  const names = new Map([...(figures?.desks ?? []), ...now.desks].map(({ agencyId, name }) => [agencyId, name]));
  if (names.size < 2) return null;
  const time = (seconds: number | null | undefined): string =>
    seconds === null || seconds === undefined ? '–' : measure.duration(seconds);
  return (
    <section className="wall-desks" aria-labelledby="wall-desks">
      <h2 id="wall-desks">{t('desks')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('desk')}</th>
            <th scope="col">{t('waiting')}</th>
            <th scope="col">{t('inWork')}</th>
            <th scope="col">{t('median')}</th>
            <th scope="col">{t('p90')}</th>
            <th scope="col">{t('slow')}</th>
          </tr>
        </thead>
        <tbody>
          {[...names].map(([agencyId, name]) => {
            const desk = now.desks.find((each) => each.agencyId === agencyId);
            const own = figures?.desks.find((each) => each.agencyId === agencyId);
            return (
              <tr key={agencyId}>
                <th scope="row">{name}</th>
                <td>{desk?.waiting ?? 0}</td>
                <td>{desk?.inWork ?? 0}</td>
                <td>{time(own?.medianSeconds)}</td>
                <td>{time(own?.p90Seconds)}</td>
                <td>{own?.over60Seconds ?? 0}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
