import { generate } from 'lean-qr';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useNow } from '../../time/use-now.js';
import { age } from '../../time/time.js';
import { Dialog } from '../../ui/dialog.js';
import { keys } from '../parts/queries.js';
import { useChange } from '../parts/use-change.js';

/** The code by which a phone gets its key: to be scanned, or to be said. Good once, for a quarter of an hour. */
export function PairDialog({ deviceId, onClose }: { deviceId: string; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const make = useChange(
    () => answer(api.POST('/v1/devices/{id}/enrolment-code', { params: { path: { id: deviceId } } })),
    [],
  );
  const look = useChange(() => Promise.resolve(), [keys.devices], onClose);
  const asked = useRef(false);
  useEffect(() => {
    // Each call makes a new code and ends the one before.
    if (asked.current) return;
    asked.current = true;
    make.mutate(undefined);
  }, [make]);
  return (
    <Dialog title={t('devices.pair')} onClose={() => look.mutate(undefined)}>
      <div className="pairing">
        {make.isPending && <p className="quiet">{t('loading')}</p>}
        {make.error !== null && <ProblemNote error={make.error} onRetry={() => make.mutate(undefined)} />}
        {make.data !== undefined && (
          <Code code={make.data.code} expiresAt={make.data.expiresAt} onAgain={() => make.mutate(undefined)} />
        )}
      </div>
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={() => look.mutate(undefined)}>
          {t('close')}
        </button>
      </div>
    </Dialog>
  );
}

function Code({ code, expiresAt, onAgain }: { code: string; expiresAt: string; onAgain: () => void }) {
  const { t } = useTranslation('cases');
  const now = useNow();
  const canvas = useRef<HTMLCanvasElement>(null);
  const left = Date.parse(expiresAt) - now;
  const isOver = left <= 0;
  useEffect(() => {
    if (canvas.current) generate(code).toCanvas(canvas.current);
  }, [code, isOver]);
  if (isOver)
    return (
      <>
        <p role="alert">{t('devices.pairOver')}</p>
        <button type="button" className="button button-primary" onClick={onAgain}>
          {t('devices.pairAgain')}
        </button>
      </>
    );
  return (
    <>
      <p>{t('devices.pairHelp')}</p>
      <canvas ref={canvas} role="img" aria-label={t('devices.pairPicture', { code })} />
      <p className="pairing-code">
        <code>{code.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <p role="timer">{t('devices.pairLeft', { time: age(0, left, '') })}</p>
      <button type="button" className="tool" onClick={onAgain}>
        {t('devices.pairAgain')}
      </button>
    </>
  );
}
