import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Problem } from '#domain';

/** Validates what a route declares (`@Body({ schema })`); every wrong field is named, none of its content repeated. */
export const schemaPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new Problem(
      'unprocessable',
      'invalid',
      'Some fields are not acceptable.',
      issues.slice(0, 100).map((issue) => ({
        path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        message: issue.message,
      })),
    ),
});
