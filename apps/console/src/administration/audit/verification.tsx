import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../detail/problem-note.js';
import { useStore } from '../../feed/store.js';
import { useDate } from '../parts/use-date.js';
import { type ChainRun, chainStore, stopVerifying, verifyChain } from './verify-chain.js';

/** Whether the chain is whole: recomputed by the server, signatures checked here, and how to check it without us. */
export function Verification() {
  const { t } = useTranslation('audit');
  const run = useStore(chainStore, (state) => state);
  return (
    <section className="house-panel" aria-labelledby="audit-verification">
      <h2 id="audit-verification">{t('verification')}</h2>
      <p>{t('verificationHelp')}</p>
      <div className="house-buttons">
        {run?.state === 'running' ? (
          <button type="button" className="button" onClick={stopVerifying}>
            {t('stop')}
          </button>
        ) : (
          <button type="button" className="button button-primary" onClick={() => void verifyChain()}>
            {run === null ? t('verify') : t('verifyAgain')}
          </button>
        )}
      </div>
      {run !== null && <Progress run={run} />}
      {run !== null && run.state !== 'running' && <Outcome run={run} />}
      {run?.newest && <Signature run={run} newest={run.newest} />}
      <details>
        <summary>{t('byCommand')}</summary>
        <p>{t('byCommandHelp')}</p>
        <pre className="audit-command">npm run audit:verify -- --agency … --checkpoints … --key agency.pem</pre>
      </details>
    </section>
  );
}

function Progress({ run: { state, verifiedTo, head, entries, error } }: { run: ChainRun }) {
  const { t } = useTranslation('audit');
  return (
    <div className="house-progress">
      <progress aria-label={t('verification')} value={verifiedTo} max={Math.max(1, head)} />
      <p role="status">
        {t('verified', { count: entries })}
        {state === 'running' && ` ${t('mayLeave')}`}
        {state === 'stopped' && ` ${t('stopped')}`}
      </p>
      {error !== null && <ProblemNote error={error} onRetry={() => void verifyChain()} />}
    </div>
  );
}

function Outcome({ run: { state, faults } }: { run: ChainRun }) {
  const { t } = useTranslation('audit');
  if (faults.length > 0)
    return (
      <div className="house-note house-note-bad" role="alert">
        <p>
          <b>✕ {t('faultCount', { count: faults.length })}</b> {t('faultHelp')}
        </p>
        <ul>
          {faults.slice(0, 50).map(({ kind, sequence, until }) => (
            <li key={`${kind} ${sequence}`}>{t(`faults.${kind}`, { from: sequence, until: until ?? sequence })}</li>
          ))}
        </ul>
      </div>
    );
  if (state !== 'done') return null;
  return (
    <p className="house-note house-note-good" role="status">
      ✓ {t('whole')}
    </p>
  );
}

function Signature({
  run: { signatures },
  newest: { checkpoint, signature },
}: {
  run: ChainRun;
  newest: NonNullable<ChainRun['newest']>;
}) {
  const { t } = useTranslation('audit');
  const date = useDate();
  const isGood = signatures.broken === 0 && signatures.unknownKey === 0;
  return (
    <div className={`house-note ${isGood ? (signatures.unable > 0 ? '' : 'house-note-good') : 'house-note-bad'}`}>
      <p>
        <b>{t('signatures')}:</b>{' '}
        {(['holds', 'broken', 'unknownKey', 'unable'] as const)
          .filter((each) => signatures[each] > 0)
          .map((each) => t(`signatureStates.${each}`, { count: signatures[each] }))
          .join(' · ')}
      </p>
      <p>
        {t('newest', { sequence: checkpoint.sequence, at: date(checkpoint.at) })} {signature === 'holds' && '✓'}
      </p>
      <p className="house-id">
        <code>{checkpoint.hash}</code>
      </p>
      <p className="quiet">
        {t('signedBy')} <code>{checkpoint.keyId}</code>. {t('compareKey')}
      </p>
    </div>
  );
}
