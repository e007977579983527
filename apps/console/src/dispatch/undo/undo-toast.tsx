import { useTranslation } from 'react-i18next';
import { undoCloseMilliseconds } from '#domain';
import { useStore } from '../../feed/store.js';
import { useNow } from '../../time/use-now.js';
import { useTitles } from '../../words/use-titles.js';
import { undoClose } from './undo-close.js';
import { forgetClosing, undoStore, type Closing } from './undo-store.js';
import './undo-toast.css';

/** What was closed just now, and for how long that can be taken back. */
export function UndoToast() {
  const { t } = useTranslation('dispatch');
  const titles = useTitles();
  const closing = useStore(undoStore, (state) => state);
  // Always there, so that a screen reader tells what appears in it.
  return (
    <div className="undo-place" role="status">
      {closing !== null && (
        <div className="undo" key={closing.until}>
          <span>
            {closing.state === 'refused'
              ? t('undo.refused')
              : t('undo.closed', {
                  order: closing.incident.orderReference ?? t('list.noOrder'),
                  outcome: closing.incident.outcome === null ? '' : titles.outcomes[closing.incident.outcome],
                })}
          </span>
          {closing.state === 'refused' ? (
            <button type="button" className="tool" onClick={forgetClosing}>
              {t('close')}
            </button>
          ) : (
            <button
              type="button"
              className="button"
              disabled={closing.state === 'undoing'}
              aria-keyshortcuts="U"
              onClick={() => void undoClose()}
            >
              {t('undo.undo')}
              <kbd aria-hidden="true">U</kbd>
              <Countdown closing={closing} />
            </button>
          )}
          {closing.state === 'offered' && (
            <i className="undo-left" aria-hidden="true" style={{ animationDuration: `${undoCloseMilliseconds}ms` }} />
          )}
        </div>
      )}
    </div>
  );
}

/** Seconds left; not for a screen reader, which would count aloud. */
function Countdown({ closing: { until } }: { closing: Closing }) {
  const now = useNow();
  return (
    <span className="undo-seconds" aria-hidden="true">
      {Math.max(0, Math.ceil((until - now) / 1_000))}
    </span>
  );
}
