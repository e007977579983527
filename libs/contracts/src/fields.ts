import { z } from 'zod';

/** What PostgreSQL cannot keep: NUL, and half of a surrogate pair. */
const storable = /^[^\0\p{Cs}]*$/u;

/** One line or more that a human wrote. */
export const text = (longest: number) => maybeEmptyText(longest).min(1);

export const maybeEmptyText = (longest: number) =>
  z.string().trim().max(longest).regex(storable, 'has characters that cannot be kept');

/** Codes, tokens and keys: printable ASCII. */
export const printable = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces');

/** ISO 8601 with `Z` or an offset. */
export const givenTime = z.iso.datetime({ offset: true }).refine((value) => {
  const year = new Date(value).getUTCFullYear();
  return year >= 1900 && year < 2300;
}, 'must be a time between 1900 and 2300');

export const timeZone = z.string().max(64).refine(isTimeZone, 'is not an IANA time zone');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Newest first. `cursor`: the `nextCursor` of the page before. */
export const pageQuery = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** `{<plural>: [...], nextCursor}` */
export const pageOf = <Name extends string, Item extends z.ZodType>(name: Name, item: Item) =>
  z.object({ [name]: z.array(item), nextCursor: z.uuid().nullable() } as Record<Name, z.ZodArray<Item>> & {
    nextCursor: z.ZodNullable<z.ZodUUID>;
  });
