import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { systemClock } from '#domain';
import { useUnits } from '../detail/use-units.js';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { SeverityTag } from '../ui/severity-tag.js';
import { useLanguage } from '../words/language.js';
import { useTitles } from '../words/use-titles.js';
import type { Finding } from './findings.js';
import { standingAt } from './playback.js';

interface FindingsListProps {
  findings: readonly Finding[];
  at: number;
  onGo: (at: number) => void;
}

/** What the house concluded and what people did, as it stood in the log; the one that stands now is marked and in sight. */
export function FindingsList({ findings, at, onGo }: FindingsListProps) {
  const { t } = useTranslation('replay');
  const list = useRef<HTMLOListElement>(null);
  const standing = standingAt(
    findings.map((finding) => finding.at),
    at,
  );
  useEffect(() => {
    list.current?.children[standing]?.scrollIntoView({ block: 'nearest' });
  }, [standing]);
  return (
    <aside className="replay-findings" aria-labelledby="replay-findings-title">
      <h2 id="replay-findings-title">{t('findings')}</h2>
      {findings.length === 0 && <p className="quiet">{t('noFindings')}</p>}
      <ol ref={list}>
        {findings.map((finding, nth) => (
          <li key={finding.id} className={nth > standing ? 'finding finding-ahead' : 'finding'}>
            <button type="button" aria-current={nth === standing ? 'step' : undefined} onClick={() => onGo(finding.at)}>
              <FindingText finding={finding} />
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
}

function FindingText({ finding }: { finding: Finding }) {
  const { t } = useTranslation('replay');
  const titles = useTitles();
  const language = useLanguage();
  const { staff } = useSession();
  const units = useUnits().data ?? [];
  const { at, eventKind, alarmKind, severity, late, outcome, unitId, text, words } = finding;
  const about = [
    outcome === null ? null : titles.outcomes[outcome],
    unitId === null ? null : (units.find(({ id }) => id === unitId)?.callSign ?? null),
    text,
  ].filter((each) => each !== null);
  return (
    <>
      <span className="finding-head">
        <time dateTime={new Date(at).toISOString()}>
          {dayAndTime(at, systemClock.now(), language, staff.agency.timeZone)}
        </time>
        {severity !== null && <SeverityTag severity={severity} />}
        {late && <em>{t('late')}</em>}
      </span>
      <span className="finding-title">
        <b>{titles.eventKinds[eventKind] ?? eventKind}</b>
        {alarmKind !== null && <> · {titles.alarmKinds[alarmKind]}</>}
        {about.length > 0 && <> · {about.join(' · ')}</>}
      </span>
      {words !== null && <span className="finding-words">{words[language]}</span>}
    </>
  );
}
