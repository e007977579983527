import { z } from 'zod';
import { houseEnvironment, readEnvironment, refuseHalves } from '#configuration';

/** What a process of the api serves (see surface.ts). */
export const surfaces = ['panic', 'tracking', 'desk', 'all'] as const;
export type Surface = (typeof surfaces)[number];

const schema = z
  .object({
    ...houseEnvironment,
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    SURFACE: z.enum(surfaces).default('all'),
    /** Lists, then positions are refused when the process is late. Off: for trying things out on a machine that is busy otherwise. */
    LOAD_SHEDDING: z.stringbool().default(true),
    /** Signs staff's access tokens; the same for all api processes. */
    ACCESS_TOKEN_SECRET: z.string().min(32),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
    /** Connections kept apart for panic presses and the feed of the consoles. */
    PANIC_POOL_SIZE: z.coerce.number().int().min(1).max(50).default(3),
    /** Key of the signatures on what an SMS gateway reports (`POST /v1/sms-receipts`); without it nothing is taken. */
    SMS_RECEIPT_SECRET: z.string().min(32).optional(),
    /** Folder of the built web apps; nothing is served when it is absent. */
    WEB_ROOT: z.string().optional(),
  })
  .superRefine(refuseHalves);

export type Configuration = z.infer<typeof schema>;

/** Injection token of the {@link Configuration}. */
export const CONFIGURATION = Symbol('Configuration');

/** Every bad key is named. */
export const readConfiguration = (environment: Record<string, string | undefined>): Configuration =>
  readEnvironment('api', schema, environment);
