import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval } from '#contracts';
import { systemClock } from '#domain';
import { type ApprovalStep, decideApproval } from '../api/approvals.js';
import { ProblemNote } from '../detail/problem-note.js';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { useLanguage } from '../words/language.js';
import { useTitles } from '../words/use-titles.js';

interface ApprovalItemProps {
  approval: Approval;
  onDecided: () => void;
}

/** One change, in words: before and after. Who asked for it sees it, and may only withdraw it. */
export function ApprovalItem({ approval, onDecided }: ApprovalItemProps) {
  const { t } = useTranslation('approvals');
  const titles = useTitles();
  const language = useLanguage();
  const { token, staff } = useSession();
  const [note, setNote] = useState('');
  const decision = useMutation({
    mutationFn: (step: ApprovalStep) => decideApproval(token, approval.id, step, note.trim()),
    onSettled: onDecided,
  });
  const { requestedBy, emergency, mayDecide } = approval;
  const own = requestedBy.id === staff.id;
  const said = (at: string): string => dayAndTime(Date.parse(at), systemClock.now(), language, staff.agency.timeZone);
  const steps: ApprovalStep[] = emergency
    ? mayDecide
      ? ['review']
      : []
    : mayDecide
      ? ['refuse', 'approve']
      : own
        ? ['withdraw']
        : [];
  return (
    <li className={`approval ${emergency ? 'approval-alone' : ''}`}>
      <h3>
        {titles.approvalActions[approval.action]} <code>{approval.about ?? approval.objectId.slice(-12)}</code>
        {emergency && <strong> · {t('doneAlone')}</strong>}
      </h3>
      <ul className="approval-changes">
        {approval.changes[language].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="quiet">
        {t('askedBy')}: {requestedBy.name} ({titles.staffRoles[requestedBy.role]}), {said(approval.requestedAt)}
        {!emergency && ` · ${t('until')} ${said(approval.expiresAt)}`}
      </p>
      <p>
        {t('reason')}: {approval.reason ?? t('noReason')}
      </p>
      {steps.length === 0 && <p className="quiet">{t('notYours')}</p>}
      {steps.length > 0 && (
        <div className="approval-decision">
          <input
            type="text"
            value={note}
            maxLength={500}
            placeholder={t('note')}
            aria-label={t('note')}
            onChange={(event) => setNote(event.target.value)}
          />
          {steps.map((step) => (
            <button
              key={step}
              type="button"
              className={`button ${step === 'approve' || step === 'review' ? 'button-primary' : ''}`}
              disabled={decision.isPending}
              onClick={() => decision.mutate(step)}
            >
              {t(`steps.${step}`)}
            </button>
          ))}
        </div>
      )}
      {decision.error !== null && <ProblemNote error={decision.error} onDismiss={decision.reset} />}
    </li>
  );
}
