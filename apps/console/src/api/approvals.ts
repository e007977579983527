import type { Approval, ApprovalPage } from '#contracts';
import { request } from './request.js';

export type ApprovalStep = 'approve' | 'refuse' | 'withdraw' | 'review';

const shown = 50;

/** What waits for a second person, then what one person did alone and nobody has reviewed. */
export async function fetchOpenApprovals(token: string): Promise<Approval[]> {
  const list = async (filter: string): Promise<Approval[]> =>
    (await request<ApprovalPage>(`/v1/approvals?limit=${shown}&${filter}`, { token })).approvals;
  const [alone, waiting] = await Promise.all([list('emergency=true'), list('state=requested')]);
  return [...alone, ...waiting];
}

export const decideApproval = (token: string, id: string, step: ApprovalStep, note: string): Promise<Approval> =>
  request<Approval>(`/v1/approvals/${id}/${step}`, { token, method: 'POST', body: note === '' ? {} : { note } });
