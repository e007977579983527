import { Link, useMatches, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/use-session.js';
import { screensOf, type AreaName } from './areas.js';

const areas: readonly AreaName[] = ['dispatch', 'court', 'administration'];

/** Where one can go, with how much waits on the desk: it rings on every screen. */
export function AreaLinks({ waitingCount }: { waitingCount: number }) {
  const { t } = useTranslation('navigation');
  const { permissions } = useSession().staff;
  const router = useRouter();
  const openPath = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '' });
  return (
    <nav className="area-links" aria-label={t('areasLabel')}>
      {areas.map((area) => {
        const first = screensOf(router.routeTree, area, permissions)[0];
        if (first === undefined) return null;
        return (
          <Link
            key={area}
            to={first.to}
            // The link leads to the first screen of its area; the area is open on each of them.
            className={`area-link ${openPath.startsWith(`/${area}`) ? 'area-link-open' : ''}`}
            data-area={area}
          >
            {t(`areas.${area}`)}
            {area === 'dispatch' && waitingCount > 0 && (
              <>
                <span className="area-waiting" aria-hidden="true">
                  {waitingCount}
                </span>
                <span className="unseen">{t('waiting', { count: waitingCount })}</span>
              </>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
