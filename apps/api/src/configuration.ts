import { z } from 'zod';
import { houseEnvironment, readEnvironment, refuseHalves, refuseKnownSecrets } from '#configuration';
import { geocodingEnvironment } from '#geocoding';
import { refuseHalfSingleSignOn, singleSignOnEnvironment } from './sessions/single-sign-on-environment.js';

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
    /** How many requests a minute one identity may send (never of presses). Off: for one generator of load that stands for many. */
    REQUEST_LIMITS: z.stringbool().default(true),
    /** Signs staff's access tokens; the same for all api processes. */
    ACCESS_TOKEN_SECRET: z.string().min(32),
    /** Seals TOTP secrets and keys the hashes of recovery codes. Absent: the one above, which then must not change either. */
    SECOND_FACTOR_SECRET: z.string().min(32).optional(),
    /** Proxies whose word on the caller's address is taken: addresses, networks, `loopback`, `uniquelocal`; by commas. */
    TRUSTED_PROXIES: z.string().optional(),
    ...singleSignOnEnvironment,
    ...geocodingEnvironment,
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
    /** Connections kept apart for panic presses and the feed of the consoles. */
    PANIC_POOL_SIZE: z.coerce.number().int().min(1).max(50).default(3),
    /** Key of the signatures on what an SMS gateway reports (`POST /v1/sms-receipts`); without it nothing is taken. */
    SMS_RECEIPT_SECRET: z.string().min(32).optional(),
    /** What an SMS gateway shows when it brings a message of a phone (`POST /v1/sms/inbound`); without it none is taken. */
    SMS_INBOUND_SECRET: z.string().min(32).optional(),
    /** Where phones send presses as SMS: E.164, or a short number. Told to phones at their enrolment. */
    SMS_INBOUND_NUMBER: z
      .string()
      .regex(/^(\+[1-9]\d{6,14}|\d{3,8})$/, 'must be a number like +77075550193, or a short one')
      .optional(),
    /** Folder of the built console; nothing is served when it is absent. */
    WEB_ROOT: z.string().optional(),
    /** Folder of the built survivor's app and contact's page; nothing is served when it is absent. */
    SURVIVOR_ROOT: z.string().optional(),
    /** A PMTiles archive of vector tiles (Protomaps' schema), the map under the parties; outlines are drawn when it is absent. */
    MAP_TILES_FILE: z.string().optional(),
  })
  .superRefine(refuseHalves)
  .superRefine(
    refuseKnownSecrets('ACCESS_TOKEN_SECRET', 'SECOND_FACTOR_SECRET', 'SMS_RECEIPT_SECRET', 'SMS_INBOUND_SECRET'),
  )
  .superRefine(refuseHalfSingleSignOn);

export type Configuration = z.infer<typeof schema>;

/** Injection token of the {@link Configuration}. */
export const CONFIGURATION = Symbol('Configuration');

/** Every bad key is named. */
export const readConfiguration = (environment: Record<string, string | undefined>): Configuration =>
  readEnvironment('api', schema, environment);
