import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { partyRoles, type PartyRole } from '#domain';
import type { PartyFix } from '../feed/position-state.js';
import { positionStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { useZones } from '../situation/use-zones.js';
import { useTitles } from '../words/use-titles.js';
import { ApartLines } from './apart-lines.js';
import { GlassGate } from './glass-gate.js';
import { Locate } from './locate.js';
import { Panel } from './panel.js';
import { PartyCard, PartyMark } from './party-card.js';
import { useMayRead, useOrder } from './use-case.js';
import { useTrack } from './use-track.js';
import './parties.css';

interface Party {
  personId: string;
  role: PartyRole;
}

const noTrail: readonly PartyFix[] = [];
const noTrails: Readonly<Record<string, readonly PartyFix[]>> = {};

/** Who both are, where they were last seen and how true that is, and how far they are from each other and from the zone. */
export function Parties({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  const { t: tDispatch } = useTranslation('dispatch');
  const titles = useTitles();
  const order = useOrder(incident);
  const zones = useZones(incident);
  const { isError } = useTrack(incident);
  const trails = useStore(positionStore, (state) => state.trails[incident.id]) ?? noTrails;
  const mayAsk = useMayRead(incident, 'location.ask') && incident.status !== 'closed';
  const parties = partiesOf(order?.parties, incident, trails);
  const trailOf = (role: PartyRole): readonly PartyFix[] =>
    parties.flatMap((party) => (party.role === role ? [trails[party.personId] ?? noTrail] : [])).sort(newestFirst)[0] ??
    noTrail;
  const isClosedUnread = incident.status === 'closed' && Object.keys(trails).length === 0;

  return (
    <Panel id="parties" title={t('parts.parties')} usuallyOpen>
      {isClosedUnread ? (
        <GlassGate incident={incident} />
      ) : (
        <>
          {isError && <p className="quiet">{tDispatch('parties.trackFailed')}</p>}
          <ApartLines protectedTrail={trailOf('protected')} respondentTrail={trailOf('respondent')} zones={zones} />
          <ul className="parties">
            {parties.map(({ personId, role }) => (
              <PartyCard
                key={personId}
                incident={incident}
                personId={personId}
                role={role}
                trail={trails[personId] ?? noTrail}
              >
                {mayAsk && incident.orderId !== null && (
                  <Locate orderId={incident.orderId} personId={personId} who={titles.roles[role]} />
                )}
              </PartyCard>
            ))}
            {partyRoles
              .filter((role) => incident.orderId !== null && !parties.some((party) => party.role === role))
              .map((role) => (
                <li key={role} className={`party party-${role}`}>
                  <p className="party-who">
                    <PartyMark role={role} />
                    <span>{titles.roles[role]}</span>
                    <span className="quiet">{t('party.noFix')}</span>
                  </p>
                </li>
              ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

const newestFirst = (a: readonly PartyFix[], b: readonly PartyFix[]): number =>
  (b.at(-1)?.fixTime ?? 0) - (a.at(-1)?.fixTime ?? 0);

/** The order's parties; for a desk that may not read it, whoever has been seen. The protected first. */
function partiesOf(
  named: readonly Party[] | undefined,
  { orderId, personId, alarms }: Incident,
  trails: Readonly<Record<string, readonly PartyFix[]>>,
): Party[] {
  const seen = Object.entries(trails).flatMap(([id, fixes]) =>
    fixes.slice(-1).map(({ role }) => ({ personId: id, role })),
  );
  const alone: Party[] = orderId === null ? [{ personId, role: 'protected' }] : [];
  const alarmed = alarms.flatMap(({ personId: id, personRole }) =>
    personRole === null ? [] : [{ personId: id, role: personRole }],
  );
  const all = new Map([...alarmed, ...alone, ...seen, ...(named ?? [])].map((party) => [party.personId, party]));
  return [...all.values()].sort((a, b) => partyRoles.indexOf(a.role) - partyRoles.indexOf(b.role));
}
