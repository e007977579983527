import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlind } from '../feed/link-state.js';
import { incidentStore, linkStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { useQueue } from '../feed/use-queue.js';
import { IncidentDetail } from '../detail/incident-detail.js';
import { useIncidentSteps } from '../detail/use-incident-steps.js';
import { useSession } from '../session/use-session.js';
import { DispatchMap } from '../situation/dispatch-map.js';
import { openHelp } from '../shell/help-store.js';
import { useLanguage } from '../words/language.js';
import { useTitles } from '../words/use-titles.js';
import { useKeys } from '../desk/use-keys.js';
import { choose, chosenStore } from './chosen-store.js';
import { filterStore, groupingStore } from './queue/filter-store.js';
import { QueueFoot } from './queue/queue-foot.js';
import { QueueColumn } from './queue/queue-column.js';
import { viewOf } from './queue/queue-view.js';
import { rowText } from './queue/row-text.js';
import { ShiftNotes } from './shift/shift-notes.js';
import { shiftDialogStore } from './shift/shift-dialog-store.js';
import { undoClose } from './undo/undo-close.js';
import { UndoToast } from './undo/undo-toast.js';
import './dispatch-screen.css';

/**
 * The dispatcher's screen: queue, map, chosen incident. What is shown as chosen is what every key acts on. Positions come by
 * a store of their own and draw nothing here: only the map and the open incident look at it.
 */
export function DispatchScreen() {
  const { t } = useTranslation('dispatch');
  const titles = useTitles();
  const language = useLanguage();
  const detail = useRef<HTMLElement>(null);
  const state = useStore(incidentStore, (incidents) => incidents);
  const chosenId = useStore(chosenStore, (id) => id);
  const filter = useStore(filterStore, (each) => each);
  const grouping = useStore(groupingStore, (each) => each);
  const [isNoticesOpen, setNoticesOpen] = useState(true);
  const { id: agencyId } = useSession().staff.agency;
  const queue = useQueue(agencyId);
  const view = useMemo(
    () => viewOf(queue, filter, grouping, { agencyId, textOf: (incident) => rowText(incident, language, titles) }),
    [queue, filter, grouping, agencyId, language, titles],
  );
  const chosen = chosenId === null ? undefined : state.incidents[chosenId];
  const steps = useIncidentSteps(chosen);
  const blind = useStore(linkStore, isBlind);

  function show(id: string | undefined): void {
    if (id === undefined) return;
    choose(id);
    document.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus();
  }

  function move(by: 1 | -1): void {
    const order = [...view.waiting.shown, ...view.inWork.shown, ...(isNoticesOpen ? view.notices.shown : [])];
    const at = order.findIndex((incident) => incident.id === chosenId);
    show(order[at === -1 ? 0 : Math.min(order.length - 1, Math.max(0, at + by))]?.id);
  }

  useKeys((command) => {
    switch (command.do) {
      case 'next':
        return move(1);
      case 'previous':
        return move(-1);
      case 'first':
        return show(view.waiting.shown[0]?.id);
      case 'open':
        return detail.current?.focus();
      case 'back':
        return choose(null);
      case 'help':
        return openHelp();
      case 'search':
        return document.querySelector<HTMLElement>('[data-takes="search"]')?.focus();
      case 'undo':
        return void undoClose();
      case 'write':
        return shiftDialogStore.update(() => true);
      case 'step':
        return steps.begin(command.step);
    }
  });

  // A row far down the list that is reached by key must come into view.
  useEffect(() => {
    if (chosenId !== null) document.querySelector(`[data-row="${chosenId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);

  return (
    <main
      className={`dispatch ${chosen === undefined ? 'dispatch-none-chosen' : 'dispatch-chosen'} ${blind ? 'dispatch-blind' : ''}`}
    >
      <QueueColumn
        queue={queue}
        view={view}
        snapshot={state.snapshot}
        selectedId={chosenId}
        onSelect={choose}
        isNoticesOpen={isNoticesOpen}
        onFoldNotices={() => setNoticesOpen(!isNoticesOpen)}
        foot={<QueueFoot />}
      >
        <ShiftNotes />
      </QueueColumn>
      <section className="dispatch-detail" ref={detail} tabIndex={-1} aria-label={t('detail.region')}>
        {chosen === undefined ? (
          <div className="dispatch-empty">
            <p>{t('detail.none')}</p>
            <p>{t('detail.noneHelp')}</p>
          </div>
        ) : (
          <IncidentDetail
            key={chosen.id}
            incident={chosen}
            steps={steps}
            waitingCount={queue.waiting.length}
            onBack={() => choose(null)}
          />
        )}
      </section>
      <section className="dispatch-map" aria-label={t('queue.mapRegion')}>
        <DispatchMap chosenId={chosenId} onChoose={choose} />
      </section>
      <UndoToast />
    </main>
  );
}
