import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { leadingAlarm } from '../feed/attention.js';
import { alarmSentence } from '../words/sentence.js';
import { useLanguage } from '../words/language.js';

/** Tells a screen reader what began to wait; a critical incident interrupts what it is reading. */
export function Announcer({ waiting }: { waiting: readonly Incident[] }) {
  const { t } = useTranslation('dispatch');
  const language = useLanguage();
  const [told, setTold] = useState<ReadonlySet<string>>(new Set());
  const [newest, setNewest] = useState<Incident | null>(null);

  useEffect(() => {
    const fresh = waiting.find((incident) => !told.has(incident.id));
    const isSame = fresh === undefined && told.size === waiting.length;
    if (isSame) return;
    if (fresh !== undefined) setNewest(fresh);
    setTold(new Set(waiting.map((incident) => incident.id)));
  }, [waiting, told]);

  const alarm = newest === null ? undefined : leadingAlarm(newest);
  const text =
    newest === null || alarm === undefined
      ? ''
      : t('list.announced', { severity: t(`severities.${newest.severity}`), sentence: alarmSentence(alarm, language) });
  return (
    <div className="unseen" aria-live={newest?.severity === 'critical' ? 'assertive' : 'polite'}>
      {text}
    </div>
  );
}
