import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

/** RFC 9457, as every refusal is answered. */
const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

const refusals: Record<number, string> = {
  401: 'Not known',
  403: 'Known, but not permitted',
  404: 'Unknown, or not yours',
  409: 'Does not fit the present state',
  410: 'Unknown, or no longer good: which of them is not said',
  422: 'Some fields are not acceptable',
};

/** Status and body of the answer of a route that is open to all, and its refusals, in the OpenAPI document. */
export const AnswersAnybody = (status: 200 | 201 | 202 | 204, schema?: z.ZodType, ...refused: number[]) =>
  applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description: 'Done', ...(schema && { standardSchema: schema }) }),
    ...[401, 403, ...refused].map((code) =>
      ApiResponse({ status: code, description: refusals[code]!, standardSchema: problemSchema }),
    ),
  );

/** Status and body of a staff route's answer, and its refusals, in the OpenAPI document. */
export const Answers = (status: 200 | 201 | 202 | 204, schema?: z.ZodType, ...refused: number[]) =>
  applyDecorators(ApiBearerAuth(), AnswersAnybody(status, schema, ...refused));

/** A create: 201, and repeatable with the same key. */
export const Creates = (schema: z.ZodType, ...refused: number[]) =>
  applyDecorators(
    Answers(201, schema, 422, ...refused),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'The same key with the same body gets the first answer again, for 24 hours.',
    }),
  );
