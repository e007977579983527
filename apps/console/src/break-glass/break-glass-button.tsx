import { useState } from 'react';
import { useSession } from '../session/use-session.js';
import { useWords } from '../words/use-words.js';
import { BreakGlassDialog } from './break-glass-dialog.js';
import { readingsOf, readingState, seesReadings, unseenCount } from './readings.js';
import { useReadings } from './use-readings.js';
import './break-glass.css';

/** Marking comes afterwards and hurries nobody, and whoever opens the window gets the list of now. */
const refreshMilliseconds = 3_600_000;

/** In the top bar of those who answer for who reads positions without an open incident. */
export function BreakGlassButton() {
  const { staff } = useSession();
  return seesReadings(staff.role) ? <OpenBreakGlass /> : null;
}

function OpenBreakGlass() {
  const { breakGlass: words } = useWords();
  const { staff } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { data } = useReadings('unseen', { refreshMilliseconds });
  const isWaiting = readingsOf(data).some((reading) => readingState(reading, staff) === 'waits');
  return (
    <>
      <button
        type="button"
        className={`tool ${isWaiting ? 'break-glass-wait' : ''}`}
        title={words.title}
        onClick={() => setOpen(true)}
      >
        {words.open(unseenCount(data))}
      </button>
      {isOpen && <BreakGlassDialog onClose={() => setOpen(false)} />}
    </>
  );
}
