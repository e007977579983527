import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export function PlanLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link className="house-link" to={`/administration/plans/${id}` as '/account'}>
      {children}
    </Link>
  );
}
