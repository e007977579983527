import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { approvalRequested } from '#contracts';
import type { ApprovalRequested } from '#orders';

/** Told by its shape: a repetition gets it as it was stored. */
const isRequested = (answer: unknown): answer is ApprovalRequested =>
  typeof answer === 'object' && answer !== null && approvalRequested.strict().safeParse(answer).success;

@Injectable()
class AcceptedInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (isRequested(answer)) void reply.status(202);
        return answer;
      }),
    );
  }
}

/** A change for which the agency may demand two persons: then the answer is 202, and nothing has changed. */
export const MayNeedTwoPersons = () =>
  applyDecorators(
    UseInterceptors(AcceptedInterceptor),
    ApiResponse({
      status: 202,
      description: 'A second person must approve it; nothing has changed',
      standardSchema: approvalRequested,
    }),
  );
