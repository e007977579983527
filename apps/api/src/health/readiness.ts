/**
 * One dependency. Only `down` makes the api unready. `degraded`: something is late without it, and nothing is lost; the
 * api must stay reachable for a press. `not_configured` is honest about what was never set up.
 */
export interface ReadinessCheck {
  name: string;
  run(): Promise<{ status: 'up' | 'down' | 'degraded' | 'not_configured'; detail?: string }>;
}

export const READINESS = Symbol('readiness checks');
