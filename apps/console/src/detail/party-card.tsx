import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import type { PartyRole } from '#domain';
import type { PartyFix } from '../feed/position-state.js';
import { oldAfterMilliseconds } from '../situation/apart.js';
import { useNow } from '../time/use-now.js';
import { Age } from '../ui/age.js';
import { useLanguage } from '../words/language.js';
import { measureOf } from '../words/measure.js';
import { useTitles } from '../words/use-titles.js';
import { PartyDevice } from './party-device.js';
import { useMayRead, usePerson } from './use-case.js';

/** Slower than this is the noise of a fix. */
const stillMetersPerSecond = 0.8;

interface PartyCardProps {
  incident: Incident;
  personId: string;
  role: PartyRole;
  /** Oldest first; empty: nobody knows where they are. */
  trail: readonly PartyFix[];
  /** Asking for a better position, where that is permitted. */
  children?: ReactNode;
}

/** One party: who, where they were last seen and how true that is, and how long their device will last. */
export function PartyCard({ incident, personId, role, trail, children }: PartyCardProps) {
  const { t } = useTranslation('incident');
  const titles = useTitles();
  const person = usePerson(incident, personId);
  const hasNames = useMayRead(incident, 'person.read');
  const last = trail.at(-1);
  return (
    <li className={`party party-${role}`}>
      <p className="party-who">
        <PartyMark role={role} />
        <span>{titles.roles[role]}</span>
        {person !== undefined && <b>{person.name}</b>}
        {!hasNames && <span className="quiet">{t('party.unnamed')}</span>}
        {person?.phone != null && (
          <a className="party-phone" href={`tel:${person.phone}`} aria-label={t('party.call', { phone: person.phone })}>
            {person.phone}
          </a>
        )}
      </p>
      {last === undefined ? (
        <p className="quiet">{t('party.noFix')}</p>
      ) : (
        <>
          <FixLine fix={last} />
          <PartyDevice trail={trail} last={last} />
        </>
      )}
      {children}
    </li>
  );
}

export function PartyMark({ role }: { role: PartyRole }) {
  return (
    <svg className="party-mark" viewBox="-12 -12 24 24" aria-hidden="true">
      {role === 'protected' ? <circle r="8" /> : <path d="M0 -10 10 0 0 10-10 0z" />}
    </svg>
  );
}

function FixLine({ fix }: { fix: PartyFix }) {
  const { t } = useTranslation('incident');
  const measure = measureOf(useLanguage());
  const isOld = useNow() - fix.fixTime > oldAfterMilliseconds;
  const speed = fix.speedMetersPerSecond;
  return (
    <p className={`party-line ${isOld ? 'party-old' : ''}`}>
      <span>
        {t('party.fixAge')}{' '}
        <b className="party-age">
          <Age since={fix.fixTime} />
        </b>
      </span>
      <span>±{measure.meters(fix.accuracyMeters)}</span>
      {speed !== null && (
        <span>{speed < stillMetersPerSecond ? t('party.still') : `${t('party.speed')} ${measure.speed(speed)}`}</span>
      )}
      {isOld && <em>{t('party.old')}</em>}
    </p>
  );
}
