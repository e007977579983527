import type { ServiceWarningMessage } from '#contracts';

/** What is wrong with the house itself, as far as this console was told. */
export interface ServiceState {
  outage: Pick<ServiceWarningMessage, 'step' | 'since'> | null;
}

export const emptyServiceState: ServiceState = { outage: null };

export const withOutage = ({ step, since }: ServiceWarningMessage): ServiceState => ({ outage: { step, since } });
