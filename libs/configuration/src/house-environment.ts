import { z } from 'zod';
import {
  channelEnvironment,
  type ChannelEnvironment,
  operatorEnvironment,
  type OperatorEnvironment,
  refuseHalfChannels,
  refuseHalfOperators,
} from '#notify';
import { retentionEnvironment } from '#retention';
import { masterKeyEnvironment, refuseWithoutMasterKey } from './master-key-environment.js';

/** Variables of the environment that every process of the house reads. */
export const houseEnvironment = {
  ...channelEnvironment,
  ...operatorEnvironment,
  ...retentionEnvironment,
  ...masterKeyEnvironment,
  /** `production`: secrets that everybody knows are refused. */
  NODE_ENV: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Put before the names of queues, and before what the apis tell each other over Redis; the same for all processes of one installation. */
  QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default('qalqan'),
};

/** Variables that mean nothing without each other. */
export function refuseHalves(
  environment: ChannelEnvironment & OperatorEnvironment & Parameters<typeof refuseWithoutMasterKey>[0],
  context: z.RefinementCtx,
): void {
  refuseWithoutMasterKey(environment, context);
  refuseHalfChannels(environment, context);
  refuseHalfOperators(environment, context);
}
