import { type ReactNode, useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Incident } from '#contracts';
import { partyRoles, type StaffRole } from '#domain';
import { fetchTrack } from '../api/incidents.js';
import { fetchParties, type OrderParty } from '../api/locations.js';
import { fixesOfTrack, withFixes, type PartyFix } from '../feed/position-state.js';
import { positionStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { distanceMeters } from '../map/geometry.js';
import { SituationMap } from '../map/situation-map.js';
import { useSession } from '../session/use-session.js';
import { useNow } from '../time/use-now.js';
import { Age } from '../ui/age.js';
import { measureOf } from '../words/measure.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { Locate } from './locate.js';

/** Each reading of a track is an entry in the audit chain, so passing over a row by key must not cause one. */
const settleMilliseconds = 400;

/** A fix older than this no longer says where somebody is, and must not look as if it did. */
const oldAfterMilliseconds = 120_000;

/** Who may ask a device where it is. */
const rolesThatLocate: readonly StaffRole[] = ['dispatcher', 'supervisor', 'case_officer'];

/** Where both parties were last seen, how long ago and how exactly; with a picture. */
export function Parties({ incident }: { incident: Incident }) {
  const { id: incidentId, orderId } = incident;
  const words = useWords();
  const language = useLanguage();
  const measure = measureOf(language);
  const { isError } = useTrack(incidentId);
  const parties = useParties(incident);
  const people = useStore(positionStore, (state) => state.trails[incidentId]);
  const trails = Object.values(people ?? {}).sort((a, b) => rank(a) - rank(b));
  const lastOf = (role: string): PartyFix[] =>
    trails.flatMap((fixes) => fixes.slice(-1)).filter((fix) => fix.role === role);
  const [protectedFix] = lastOf('protected');
  const [respondentFix] = lastOf('respondent');

  return (
    <section className="detail-section parties" aria-label={words.parties.title}>
      <h3>{words.parties.title}</h3>
      <SituationMap trails={trails} measure={measure} />
      {isError && <p className="quiet">{words.parties.trackFailed}</p>}
      <ul>
        {partyRoles.flatMap((role) => {
          const fixes = lastOf(role);
          const locate = (personId: string) =>
            orderId !== null &&
            parties.some((party) => party.personId === personId) && (
              <Locate key={personId} orderId={orderId} personId={personId} who={words.roles[role]} />
            );
          const unseen = parties.filter(
            (party) => party.role === role && !fixes.some((fix) => fix.personId === party.personId),
          );
          const lines = fixes.map((fix) => (
            <PartyLine key={fix.personId} fix={fix}>
              {locate(fix.personId)}
            </PartyLine>
          ));
          if (unseen.length > 0 || fixes.length === 0)
            lines.push(
              <li key={role} className={`party party-${role}`}>
                <PartyMark role={role} />
                <b>{words.roles[role]}</b>
                <span className="quiet">{words.parties.noFix}</span>
                {unseen.map(({ personId }) => locate(personId))}
              </li>,
            );
          return lines;
        })}
        {protectedFix !== undefined && respondentFix !== undefined && (
          <li className="party party-apart">
            <span aria-hidden="true">↔</span>
            <b>{measure.meters(distanceMeters(protectedFix, respondentFix))}</b>
            <span className="quiet">{words.parties.apart}</span>
          </li>
        )}
      </ul>
    </section>
  );
}

const rank = (fixes: readonly PartyFix[]): number => (fixes[0]?.role === 'protected' ? 0 : 1);

function useTrack(incidentId: string) {
  const { token } = useSession();
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settleMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  const track = useQuery({
    queryKey: ['track', incidentId],
    queryFn: () => fetchTrack(token, incidentId),
    enabled: isSettled,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (track.data === undefined) return;
    const fixes = fixesOfTrack(track.data);
    positionStore.update((state) => withFixes(state, incidentId, fixes));
  }, [track.data, incidentId]);
  return track;
}

/** Whom this member of staff may ask for their location, here and now. */
function useParties({ agencyId, orderId, status }: Incident): readonly OrderParty[] {
  const { token, staff } = useSession();
  const isOwn = agencyId === staff.agency.id;
  const mayAsk = isOwn && orderId !== null && status !== 'closed' && rolesThatLocate.includes(staff.role);
  const { data } = useQuery({
    queryKey: ['parties', orderId],
    queryFn: () => fetchParties(token, orderId!),
    enabled: mayAsk,
    staleTime: 60_000,
  });
  return mayAsk && data ? data : [];
}

function PartyMark({ role }: { role: PartyFix['role'] }) {
  return (
    <svg className="party-mark" viewBox="-12 -12 24 24" aria-hidden="true">
      {role === 'protected' ? <circle r="8" /> : <path d="M0 -10 10 0 0 10-10 0z" />}
    </svg>
  );
}

function PartyLine({ fix, children }: { fix: PartyFix; children: ReactNode }) {
  const words = useWords();
  const measure = measureOf(useLanguage());
  const isOld = useNow() - fix.fixTime > oldAfterMilliseconds;
  return (
    <li className={`party party-${fix.role} ${isOld ? 'party-old' : ''}`}>
      <PartyMark role={fix.role} />
      <b>{words.roles[fix.role]}</b>
      <span className="party-age">
        <Age since={fix.fixTime} />
        {isOld && <em>{words.parties.old}</em>}
      </span>
      <span className="quiet">
        {words.parties.error} ±{measure.meters(fix.accuracyMeters)}
      </span>
      {fix.speedMetersPerSecond !== null && <span className="quiet">{measure.speed(fix.speedMetersPerSecond)}</span>}
      {children}
    </li>
  );
}
