import type { z } from 'zod';

/**
 * Reads the environment of a program once.
 *
 * @throws Error that names every bad key, and no value
 */
export function readEnvironment<Schema extends z.ZodType>(
  program: string,
  schema: Schema,
  environment: Record<string, string | undefined>,
): z.infer<Schema> {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment of the ${program} is not usable:\n${lines.join('\n')}`);
}
