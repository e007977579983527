import type { Incident } from '#contracts';
import { isHandedTo, isWorkedOnBy } from '../feed/whose-desk.js';
import { useSession } from '../session/use-session.js';
import { useWords } from '../words/use-words.js';

/** Which desk has the incident, when that is not simply this one. */
export function DeskLine({ incident }: { incident: Incident }) {
  const { desks: words } = useWords();
  const { id: agencyId } = useSession().staff.agency;
  const { deskAgencyId, deskName } = incident;
  if (isHandedTo(incident, agencyId))
    return (
      <p className="detail-facts" role="status">
        <b>{words.takeIt}</b>
      </p>
    );
  if (deskAgencyId === agencyId) return null;
  return (
    <p className="detail-facts" role="status">
      <b>{isWorkedOnBy(incident, agencyId) ? words.notTaken(deskName) : words.elsewhere(deskName)}</b>
    </p>
  );
}
