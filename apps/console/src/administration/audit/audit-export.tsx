import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditPage } from '#contracts';
import { ProblemNote } from '../../detail/problem-note.js';
import { useLanguage } from '../../words/language.js';
import { csvOf } from '../parts/csv.js';
import { saveBlob } from '../../ui/save-blob.js';
import { type AuditSearch, pageOfAudit } from './use-audit.js';

/** As many as a spreadsheet takes without complaint; more is for the command. */
const most = 100_000;

type State =
  | { of: 'nothing' }
  | { of: 'running'; entries: number }
  | { of: 'failed'; error: Error }
  | { of: 'done'; entries: number; cut: boolean };

/** Everything that fits the search, as a CSV file: page by page, and nothing is saved of one that breaks off. */
export function AuditExport({ search }: { search: AuditSearch }) {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const [state, setState] = useState<State>({ of: 'nothing' });
  const running = useRef<symbol | null>(null);
  useEffect(() => () => void (running.current = null), []);

  async function run(): Promise<void> {
    const mine = Symbol('export');
    running.current = mine;
    const entries: AuditPage['entries'] = [];
    setState({ of: 'running', entries: 0 });
    try {
      for (let cursor: number | null = null, more = true; more && entries.length < most;) {
        const page: AuditPage = await pageOfAudit(search, cursor, 200);
        if (running.current !== mine) return;
        entries.push(...page.entries);
        cursor = page.nextCursor;
        more = cursor !== null;
        setState({ of: 'running', entries: entries.length });
        if (!more || entries.length >= most) {
          save(entries);
          setState({ of: 'done', entries: entries.length, cut: more });
        }
      }
    } catch (error) {
      if (running.current === mine)
        setState({ of: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
    } finally {
      if (running.current === mine) running.current = null;
    }
  }

  function save(entries: AuditPage['entries']): void {
    const head = [
      'sequence',
      'at',
      'actor',
      'actorId',
      'action',
      'words',
      'object',
      'objectId',
      'subjects',
      'reason',
      'result',
    ];
    const rows = entries.map((entry) => [
      entry.sequence,
      entry.at,
      entry.actor,
      entry.actorId,
      entry.action,
      entry.words[language],
      entry.object,
      entry.objectId,
      entry.subjects.join(' '),
      entry.reason,
      entry.result,
    ]);
    saveBlob(new Blob([csvOf([head, ...rows])], { type: 'text/csv;charset=utf-8' }), 'audit.csv');
  }

  function stop(): void {
    running.current = null;
    setState({ of: 'nothing' });
  }

  return (
    <div className="house-more">
      {state.of === 'running' ? (
        <>
          <progress aria-label={t('exporting')} />
          <span role="status">{t('exported', { count: state.entries })}</span>
          <button type="button" className="button" onClick={stop}>
            {t('stop')}
          </button>
        </>
      ) : (
        <button type="button" className="button" onClick={() => void run()}>
          {t('export')}
        </button>
      )}
      {state.of === 'done' && (
        <span role="status">
          ✓ {t('exported', { count: state.entries })} {state.cut && t('exportCut')}
        </span>
      )}
      {state.of === 'failed' && <ProblemNote error={state.error} onRetry={() => void run()} />}
    </div>
  );
}
