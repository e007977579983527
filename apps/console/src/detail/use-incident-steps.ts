import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Incident } from '#contracts';
import { statusAfter, systemClock, type IncidentStep } from '#domain';
import { act, fetchIncident, type IncidentAction } from '../api/incidents.js';
import { ApiError } from '../api/request.js';
import { offerUndo } from '../dispatch/undo/undo-store.js';
import { freshAlarms } from '../feed/attention.js';
import { withIncident } from '../feed/incident-state.js';
import { incidentStore, markSeen } from '../feed/stores.js';
import { isHandedTo, isWorkedOnBy } from '../feed/whose-desk.js';
import { expireSession } from '../session/session-store.js';
import { useSession } from '../session/use-session.js';

/** What the desk can do to the chosen incident, and how the last try went. */
export interface IncidentSteps {
  /** Does a step at once, or opens the window that asks for what it needs. */
  begin: (step: IncidentStep) => void;
  run: (action: IncidentAction) => void;
  allows: (step: IncidentStep) => boolean;
  /** Which window is open. */
  asking: Asking | null;
  stopAsking: () => void;
  isBusy: boolean;
  error: Error | null;
  dismissError: () => void;
}

type Asking = 'dispatch' | 'close' | 'hand_over';

const stepOfWindow: Record<Asking, IncidentAction['step']> = {
  dispatch: 'dispatch',
  close: 'close',
  hand_over: 'hand-over',
};

interface Attempt {
  id: string;
  action: IncidentAction;
}

/** Steps of one incident. The answer and the feed both bring the new state; whichever is newest stays. */
export function useIncidentSteps(incident: Incident | undefined): IncidentSteps {
  const { token, staff } = useSession();
  const { id: agencyId } = staff.agency;
  const [asking, setAsking] = useState<{ id: string; step: Asking } | null>(null);
  // The answer of one step must not close the window of the next: the socket may have told of it, and the hand gone on, before.
  const answered = ({ step }: IncidentAction): void =>
    setAsking((open) => (open !== null && stepOfWindow[open.step] === step ? null : open));
  const attempt = useMutation({
    mutationFn: ({ id, action }: Attempt) => act(token, id, action),
    onMutate: () => systemClock.now(),
    onSuccess: (changed, { action }, askedAt) => {
      if (action.step === 'close') offerUndo(changed, askedAt);
      incidentStore.update((state) => withIncident(state, changed));
      answered(action);
    },
    onError: async (error, { id, action }) => {
      if (!(error instanceof ApiError)) return;
      if (error.status === 401) expireSession();
      if (error.status !== 409) return;
      answered(action);
      const present = await fetchIncident(token, id);
      incidentStore.update((state) => withIncident(state, present));
    },
  });

  const allows = (step: IncidentStep): boolean => {
    if (incident === undefined || !isWorkedOnBy(incident, agencyId)) return false;
    if (step === 'hand_over' && staff.role !== 'supervisor') return false;
    if (step === 'acknowledge' && isHandedTo(incident, agencyId)) return true;
    if (step === 'acknowledge' && freshAlarms(incident, incidentStore.get().seenAlarms).length > 0) return true;
    return step !== 'reopen' && statusAfter(step, incident.status) !== undefined;
  };
  const isMine = attempt.variables?.id === incident?.id;

  function run(action: IncidentAction): void {
    if (incident !== undefined && !attempt.isPending) attempt.mutate({ id: incident.id, action });
  }

  function begin(step: IncidentStep): void {
    if (incident === undefined || !allows(step)) return;
    if (step === 'acknowledge') {
      markSeen(incident.alarms.map((alarm) => alarm.id));
      if (incident.status === 'open' || isHandedTo(incident, agencyId)) run({ step });
    } else if (step === 'arrive') run({ step });
    else if (step !== 'reopen') {
      attempt.reset();
      setAsking({ id: incident.id, step });
    }
  }

  return {
    begin,
    run,
    allows,
    asking: asking !== null && asking.id === incident?.id ? asking.step : null,
    stopAsking: () => setAsking(null),
    isBusy: isMine && attempt.isPending,
    error: isMine ? attempt.error : null,
    dismissError: attempt.reset,
  };
}
