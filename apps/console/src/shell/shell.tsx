import { Outlet, useMatches } from '@tanstack/react-router';
import { useAlerting } from '../alerting/use-alerting.js';
import { useNotifications } from '../alerting/use-notifications.js';
import { Announcer } from '../desk/announcer.js';
import { HelpDialog } from '../desk/help-dialog.js';
import { LinkBanner } from '../desk/link-banner.js';
import { ServiceBanner } from '../desk/service-banner.js';
import { TopBar } from '../desk/top-bar.js';
import { isBlind } from '../feed/link-state.js';
import { linkStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { useQueue } from '../feed/use-queue.js';
import { useSession } from '../session/use-session.js';
import '../words/dispatch/index.js';
import '../words/navigation/index.js';
import { closeHelp, helpStore } from './help-store.js';
import './shell.css';

/** What is around every screen: where one is and can go, whether the link lives, and the sound of what waits. */
export function Shell() {
  const { permissions } = useSession().staff;
  return permissions.includes('incident.read') ? <ShellWithDesk /> : <ShellWithoutDesk />;
}

function ShellWithDesk() {
  const { waiting } = useQueue(useSession().staff.agency.id);
  const isHelpOpen = useStore(helpStore, (open) => open);
  const blind = useStore(linkStore, isBlind);
  const isBare = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.bare === true) });
  useAlerting();
  useNotifications(waiting);
  return (
    <div className={`shell ${blind ? 'shell-blind' : ''}`}>
      {!isBare && <TopBar desk={{ waitingCount: waiting.length }} />}
      <LinkBanner />
      <ServiceBanner />
      <Outlet />
      <Announcer waiting={waiting} />
      {isHelpOpen && <HelpDialog onClose={closeHelp} />}
    </div>
  );
}

/** For those whose role has no incidents to show: no link, no sound, no keys. */
function ShellWithoutDesk() {
  return (
    <div className="shell">
      <TopBar />
      <Outlet />
    </div>
  );
}
