import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OrderWithZones } from '#contracts';
import { systemClock } from '#domain';
import { ProblemNote } from '../../detail/problem-note.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { Dialog } from '../../ui/dialog.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { activateOrder, revokeOrder } from '../court-api.js';
import { TextField } from '../form/text-field.js';
import { useCourt } from '../use-words-of-court.js';
import { ExtendForm } from './extend-form.js';
import { hasToWait, useOutcome } from './use-outcome.js';

/** What can be done with an order as it is. */
export function OrderActions({ order }: { order: OrderWithZones }) {
  const { t, end } = useCourt();
  const [open, setOpen] = useState<'extend' | 'revoke' | null>(null);
  const [extendedTo, setExtendedTo] = useState<string | null>(null);
  const activation = useOutcome(() => activateOrder(order.id));
  const revocation = useOutcome(
    (reason: string) => revokeOrder(order.id, reason),
    () => setOpen(null),
  );
  const isRevoked = order.status === 'revoked';
  const isOver = order.validTo !== null && Date.parse(order.validTo) <= systemClock.now();
  const said =
    hasToWait(activation.data) || hasToWait(revocation.data)
      ? { text: t('order.waits'), tone: 'wait' }
      : revocation.isSuccess
        ? { text: t('order.revokeDone'), tone: 'good' }
        : activation.isSuccess
          ? { text: t('order.activated'), tone: 'good' }
          : extendedTo !== null
            ? { text: t('extend.done', { end: end(extendedTo, order.timeZone) }), tone: 'good' }
            : null;
  return (
    <>
      <div className="court-row">
        {order.status === 'draft' && !isOver && (
          <ConfirmButton
            label={t('order.activate')}
            help={t('order.activateHelp')}
            isBusy={activation.isPending}
            onConfirm={() => activation.mutate(undefined)}
          />
        )}
        {!isRevoked && (
          <Link to="/court/orders/$orderId/edit" params={{ orderId: order.id }} className="button">
            {t('order.edit')}
          </Link>
        )}
        {!isRevoked && order.validTo !== null && (
          <button type="button" className="button" onClick={() => setOpen('extend')}>
            {t('order.extend')}
          </button>
        )}
        {!isRevoked && (
          <button type="button" className="button" onClick={() => setOpen('revoke')}>
            {t('order.revoke')}
          </button>
        )}
      </div>
      <div role="status" className="order-said">
        {said !== null && <p className={`court-note court-note-${said.tone}`}>{said.text}</p>}
      </div>
      {activation.error !== null && <ProblemNote error={activation.error} onDismiss={activation.reset} />}
      {open === 'extend' && (
        <Dialog title={t('extend.title')} onClose={() => setOpen(null)}>
          <ExtendForm
            order={order}
            onCancel={() => setOpen(null)}
            onDone={(validTo) => {
              setOpen(null);
              setExtendedTo(validTo);
            }}
          />
        </Dialog>
      )}
      {open === 'revoke' && (
        <RevokeDialog
          isBusy={revocation.isPending}
          error={revocation.error}
          onConfirm={(reason) => revocation.mutate(reason)}
          onClose={() => {
            setOpen(null);
            if (revocation.isError) revocation.reset();
          }}
        />
      )}
    </>
  );
}

interface RevokeDialogProps {
  isBusy: boolean;
  error: Error | null;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Says what follows, and asks why: the reason stands in the history and in the audit chain. */
function RevokeDialog({ isBusy, error, onConfirm, onClose }: RevokeDialogProps) {
  const { t } = useCourt();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = reason.trim().length < 3;
  const submit = (): void => {
    setTried(true);
    if (!isShort) onConfirm(reason.trim());
  };
  return (
    <FormDialog
      title={t('order.revokeTitle')}
      submit={t('order.revoke')}
      isBusy={isBusy}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('order.revokeHelp')}</p>
      <TextField
        label={t('order.revokeReason')}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={setReason}
        fault={isTried && isShort ? t('order.reasonNeeded') : undefined}
      />
    </FormDialog>
  );
}
