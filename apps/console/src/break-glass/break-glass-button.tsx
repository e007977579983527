import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/use-session.js';
import { BreakGlassDialog } from './break-glass-dialog.js';
import { readingsOf, readingState, seesReadings, unseenCount } from './readings.js';
import { useReadings } from './use-readings.js';
import '../words/break-glass/index.js';
import './break-glass.css';

/** Marking comes afterwards and hurries nobody, and whoever opens the window gets the list of now. */
const refreshMilliseconds = 3_600_000;

/** In the top bar of those who answer for who reads positions without an open incident. */
export function BreakGlassButton() {
  const { staff } = useSession();
  return seesReadings(staff.role) ? <OpenBreakGlass /> : null;
}

function OpenBreakGlass() {
  const { t } = useTranslation('breakGlass');
  const { staff } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { data } = useReadings('unseen', { refreshMilliseconds });
  const howMany = unseenCount(data);
  const isWaiting = readingsOf(data).some((reading) => readingState(reading, staff) === 'waits');
  return (
    <>
      <button
        type="button"
        className={`tool ${isWaiting ? 'break-glass-wait' : ''}`}
        title={t('title')}
        onClick={() => setOpen(true)}
      >
        {howMany === '' ? t('open') : t('openCount', { howMany })}
      </button>
      {isOpen && <BreakGlassDialog onClose={() => setOpen(false)} />}
    </>
  );
}
