/** One dependency. `not_configured` is honest and does not make the api unready. */
export interface ReadinessCheck {
  name: string;
  run(): Promise<{ status: 'up' | 'down' | 'not_configured'; detail?: string }>;
}

export const READINESS = Symbol('readiness checks');
