import type { FieldError, Problem, ProblemKind } from '#domain';

export const statusOfKind: Record<ProblemKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unprocessable: 422,
  too_many: 429,
  unavailable: 503,
};

const titles: Record<number, string> = {
  400: 'Malformed request',
  401: 'Not known',
  403: 'Not permitted',
  404: 'Not found',
  409: 'Does not fit the present state',
  410: 'No longer there',
  413: 'Too large',
  422: 'Understood but not acceptable',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available now',
};

/** RFC 9457 problem details as this API sends them. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: readonly FieldError[];
}

/** `undefined` stands for an error of our own: the caller learns only that it was one. */
export function problemDocument(problem: Problem | undefined): ProblemDocument {
  const status = problem ? statusOfKind[problem.kind] : 500;
  const code = problem?.code ?? 'internal';
  return {
    type: `https://qalqan.example/problems/${code}`,
    title: titles[status]!,
    status,
    code,
    detail: problem?.message ?? 'Something went wrong on our side. Nothing of this request was stored.',
    ...(problem && problem.errors.length > 0 ? { errors: problem.errors } : {}),
  };
}
