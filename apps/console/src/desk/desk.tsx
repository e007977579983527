import { useEffect, useMemo, useRef, useState } from 'react';
import { AccountPage } from '../account/account-page.js';
import { useAlerting } from '../alerting/use-alerting.js';
import { IncidentDetail } from '../detail/incident-detail.js';
import { useIncidentSteps } from '../detail/use-incident-steps.js';
import { queueOf } from '../feed/attention.js';
import { isBlind } from '../feed/link-state.js';
import { incidentStore, linkStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import type { SignedIn } from '../session/session-store.js';
import { SessionContext, useSession } from '../session/use-session.js';
import { useWords } from '../words/use-words.js';
import { Announcer } from './announcer.js';
import { HelpDialog } from './help-dialog.js';
import { IncidentList } from './incident-list.js';
import type { KeyCommand } from './keys.js';
import { LinkBanner } from './link-banner.js';
import { NoticeList } from './notice-list.js';
import { ServiceBanner } from './service-banner.js';
import { TopBar } from './top-bar.js';
import { useKeys } from './use-keys.js';
import './desk.css';

/** The dispatcher's screen: list, chosen incident, notices. What is shown as chosen is what every key acts on. */
export function Desk({ signedIn }: { signedIn: SignedIn }) {
  return (
    <SessionContext value={signedIn}>
      <DeskScreen />
    </SessionContext>
  );
}

function DeskScreen() {
  const words = useWords();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isAccountOpen, setAccountOpen] = useState(false);
  const detail = useRef<HTMLElement>(null);
  const state = useStore(incidentStore, (incidents) => incidents);
  const { id: agencyId } = useSession().staff.agency;
  const queue = useMemo(() => queueOf(state, agencyId), [state, agencyId]);
  const selected = selectedId === null ? undefined : state.incidents[selectedId];
  const steps = useIncidentSteps(selected);
  const blind = useStore(linkStore, isBlind);
  useAlerting();

  function move(by: 1 | -1): void {
    const order = [...queue.waiting, ...queue.inWork, ...queue.notices];
    const at = order.findIndex((incident) => incident.id === selectedId);
    const next = order[at === -1 ? 0 : Math.min(order.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    setSelectedId(next.id);
    document.querySelector<HTMLElement>(`[data-row="${next.id}"]`)?.focus();
  }

  function closeAccount(): void {
    setAccountOpen(false);
    document.querySelector<HTMLElement>('[data-opens="account"]')?.focus();
  }

  // No key acts on an incident that is not on the screen.
  const takes = ({ do: what }: KeyCommand): boolean => !isAccountOpen || what === 'back' || what === 'help';
  useKeys((command) => {
    switch (command.do) {
      case 'next':
        return move(1);
      case 'previous':
        return move(-1);
      case 'open':
        return detail.current?.focus();
      case 'back':
        return isAccountOpen ? closeAccount() : setSelectedId(null);
      case 'help':
        return setHelpOpen(true);
      case 'step':
        return steps.begin(command.step);
    }
  }, takes);

  // A row far down the list that is reached by key must come into view.
  useEffect(() => {
    if (selectedId !== null) document.querySelector(`[data-row="${selectedId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);

  return (
    <div className={`desk ${selected === undefined ? 'desk-none-chosen' : 'desk-chosen'} ${blind ? 'desk-blind' : ''}`}>
      <TopBar
        desk={{
          isAccountOpen,
          onAccount: () => (isAccountOpen ? closeAccount() : setAccountOpen(true)),
          onHelp: () => setHelpOpen(true),
        }}
      />
      <LinkBanner />
      <ServiceBanner />
      {isAccountOpen ? (
        <AccountPage desk={{ waitingCount: queue.waiting.length, onBack: closeAccount }} />
      ) : (
        <main className="desk-columns">
          <IncidentList queue={queue} snapshot={state.snapshot} selectedId={selectedId} onSelect={setSelectedId} />
          <section className="desk-detail" ref={detail} tabIndex={-1} aria-label={words.detail.region}>
            {selected === undefined ? (
              <div className="desk-empty">
                <p>{words.detail.none}</p>
                <p>{words.detail.noneHelp}</p>
              </div>
            ) : (
              <IncidentDetail
                key={selected.id}
                incident={selected}
                steps={steps}
                waitingCount={queue.waiting.length}
                onBack={() => setSelectedId(null)}
              />
            )}
          </section>
          <NoticeList notices={queue.notices} selectedId={selectedId} onSelect={setSelectedId} />
        </main>
      )}
      <Announcer waiting={queue.waiting} />
      {isHelpOpen && <HelpDialog onClose={() => setHelpOpen(false)} />}
    </div>
  );
}
