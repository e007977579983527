import { z } from 'zod';
import { houseEnvironment, readEnvironment, refuseHalves, refuseKnownSecrets } from '#configuration';

const schema = z
  .object({
    ...houseEnvironment,
    /** Serves `/health/live`, `/health/ready` and `/metrics` only. */
    WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(5),
    /** Ed25519 private key (PKCS#8, PEM) that signs evidence and the checkpoints of the audit chain, or the file it stands in. Without one nothing is signed, and no evidence made. */
    AUDIT_SIGNING_KEY: z.string().optional(),
    AUDIT_SIGNING_KEY_FILE: z.string().optional(),
    /** Where checkpoints are kept beside the database: best a disk that the database's machine can only append to. */
    AUDIT_CHECKPOINT_DIRECTORY: z.string().optional(),
    /** Where phones and consoles reach the api: the test alarm goes the same way. Without it none is pressed. */
    API_URL: z.url({ protocol: /^https?$/ }).optional(),
  })
  .superRefine(refuseHalves)
  .superRefine(refuseKnownSecrets<never>());

export type Configuration = z.infer<typeof schema>;

/** Injection token of the {@link Configuration}. */
export const CONFIGURATION = Symbol('Configuration');

/** Every bad key is named. */
export const readConfiguration = (environment: Record<string, string | undefined>): Configuration =>
  readEnvironment('worker', schema, environment);
