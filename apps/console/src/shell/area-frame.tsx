import { Link, Outlet, useMatches, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/use-session.js';
import { screensOf } from './areas.js';
import { NoScreen } from './no-screen.js';
import './area-frame.css';

/** An area with more than one screen: their list beside the one that is open. */
export function AreaFrame({ area }: { area: 'court' | 'administration' }) {
  const { t } = useTranslation('navigation');
  const { permissions } = useSession().staff;
  const router = useRouter();
  const screens = screensOf(router.routeTree, area, permissions);
  return (
    <div className="area">
      <nav className="area-screens" aria-label={t('screensLabel')}>
        <ul>
          {screens.map(({ to, title }) => (
            <li key={to}>
              <Link to={to} activeProps={{ className: 'area-screen-open' }}>
                {t(`screens.${title}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="area-screen">
        <Permitted />
      </div>
    </div>
  );
}

/** The open screen, if its permission is granted. The server decides; this spares a refusal. */
export function Permitted() {
  const { permissions } = useSession().staff;
  const needed = useMatches({
    select: (matches) => matches.flatMap((match) => match.staticData.permission ?? []),
  });
  if (!needed.every((permission) => permissions.includes(permission))) return <NoScreen reason="notPermitted" />;
  return <Outlet />;
}
