import { useEffect, useEffectEvent, useRef } from 'react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../feed/attention.js';
import { choose } from '../dispatch/chosen-store.js';
import { hideNotification, showNotification } from './notification.js';

/** While another window is in front, the browser tells of each incident that begins to wait; in front, the page itself does. */
export function useNotifications(waiting: Queue['waiting']): void {
  const { t } = useTranslation('alerting');
  const router = useRouter();
  const known = useRef<ReadonlySet<string>>(new Set());

  const tell = useEffectEvent((fresh: Queue['waiting'][number]) => {
    const title = t('notification.title', { severity: t(`severities.${fresh.severity}`) });
    const body = t('notification.body', { count: waiting.length });
    showNotification(title, body, fresh.severity === 'critical', () => {
      choose(fresh.id);
      void router.navigate({ to: '/dispatch' });
    });
  });

  useEffect(() => {
    const fresh = waiting.find(({ id }) => !known.current.has(id));
    known.current = new Set(waiting.map(({ id }) => id));
    if (waiting.length === 0) hideNotification();
    else if (fresh !== undefined && !document.hasFocus()) tell(fresh);
  }, [waiting]);
  useEffect(() => hideNotification, []);
}
