import { z } from 'zod';
import { channelEnvironment, refuseHalfChannels } from '#notify';

const schema = z
  .object({
    ...channelEnvironment,
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    HOST: z.string().default('127.0.0.1'),
    /** Serves `/health/live`, `/health/ready` and `/metrics` only. */
    WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(5),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    /** Put before the names of queues; the same for all processes of one installation. */
    QUEUE_PREFIX: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .default('qalqan'),
    /** Ed25519 private key (PKCS#8, PEM) that signs the checkpoints of the audit chain, or the file it stands in. Without one nothing is signed. */
    AUDIT_SIGNING_KEY: z.string().optional(),
    AUDIT_SIGNING_KEY_FILE: z.string().optional(),
    /** Where checkpoints are kept beside the database: best a disk that the database's machine can only append to. */
    AUDIT_CHECKPOINT_DIRECTORY: z.string().optional(),
    /** Where phones and consoles reach the api: the test alarm goes the same way. Without it none is pressed. */
    API_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** Told when the test alarm does not arrive; the secret signs what is told. */
    OPERATOR_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
    OPERATOR_WEBHOOK_SECRET: z.string().min(16).optional(),
  })
  .superRefine(refuseHalfChannels)
  .refine(({ OPERATOR_WEBHOOK_URL: url, OPERATOR_WEBHOOK_SECRET: secret }) => !url === !secret, {
    path: ['OPERATOR_WEBHOOK_SECRET'],
    message: 'is needed with OPERATOR_WEBHOOK_URL, and only then',
  });

export type Configuration = z.infer<typeof schema>;

/** Injection token of the {@link Configuration}. */
export const CONFIGURATION = Symbol('Configuration');

/** Reads the environment once; every bad key is named. */
export function readConfiguration(environment: Record<string, string | undefined>): Configuration {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment of the worker is not usable:\n${lines.join('\n')}`);
}
