import { mayBeTold } from '#notify';
import { deskOf } from '../desk-of.js';
import type { PlanLedger, PlanRun } from './plan-ledger.port.js';
import type { PlanStep } from './response-plan.js';
import { type Audience, isContactFor, type Reachable, withApp } from './told-by.js';

/** A step that tells somebody, of a run. */
export interface AudienceNeed {
  run: PlanRun;
  step: PlanStep;
}

/** Whom the steps of these runs could tell: at most one statement for each kind of recipient, and none that no step names. */
export async function gatherAudience(
  ledger: Pick<PlanLedger, 'supervisorsOf' | 'caseOfficersOf' | 'people' | 'contactsOf'>,
  needs: readonly AudienceNeed[],
): Promise<(run: PlanRun) => Audience> {
  const runsTo = (...names: PlanStep['to'][]): PlanRun[] =>
    needs.filter(({ step }) => names.includes(step.to)).map(({ run }) => run);
  const ask = <Row>(ids: readonly (string | null)[], read: (ids: string[]) => Promise<Row[]>): Promise<Row[]> => {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    return wanted.length === 0 ? Promise.resolve([]) : read(wanted);
  };
  const agencies = [...runsTo('supervisor').map(deskOf), ...runsTo('neighbouring_agency').map(neighbourOf)];
  const persons = [
    ...runsTo('protected_person').flatMap(({ protectedPersonIds }) => protectedPersonIds),
    ...runsTo('respondent').map(({ personId }) => personId),
  ];
  // One after another: they share one session.
  const supervisors = await ask(agencies, (ids) => ledger.supervisorsOf(ids));
  const officers = await ask(
    runsTo('case_officer').map(({ orderId }) => orderId),
    (ids) => ledger.caseOfficersOf(ids),
  );
  const people = await ask(persons, (ids) => ledger.people(ids));
  const contacts = await ask(
    runsTo('contacts').flatMap(({ protectedPersonIds }) => protectedPersonIds),
    (ids) => ledger.contactsOf(ids),
  );

  const inDuty = (agencyId: string | null): Reachable[] => {
    const own = supervisors.filter((one) => one.agencyId === agencyId);
    const onDuty = own.filter((one) => one.onDuty);
    return onDuty.length > 0 ? onDuty : own;
  };
  return (run) => ({
    deskId: deskOf(run),
    supervisors: inDuty(deskOf(run)),
    caseOfficers: officers.filter(({ orderId }) => orderId === run.orderId),
    protectedPersons: people.filter(({ id }) => run.protectedPersonIds.includes(id)).map(withApp),
    contacts: run.protectedPersonIds.flatMap((id) =>
      contacts.filter((contact) => contact.personId === id && isContactFor(contact, run.alarmKind)),
    ),
    respondents: isAboutRespondent(run)
      ? people.filter(({ id }) => mayBeTold({ role: 'respondent', id }, alarmOf(run)))
      : [],
    neighbours: inDuty(neighbourOf(run)),
  });
}

/** Who follows when the desk does not answer. Where that is the desk itself by now, the order's own agency. */
export const neighbourOf = ({ agencyId, deskAgencyId, nextAgencyId }: PlanRun): string | null =>
  nextAgencyId === deskAgencyId ? agencyId : nextAgencyId;

const alarmOf = ({ alarmKind: kind, personId }: PlanRun) => ({ kind, personId });

/** Of the two parties of an order. Without an order there is no respondent. */
const isAboutRespondent = ({ orderId, personId, protectedPersonIds }: PlanRun): boolean =>
  orderId !== null && !protectedPersonIds.includes(personId);
