/** What needs a second person. */
export const approvalsEnglish = {
  title: 'What needs a second person',
  open: 'Approvals',
  openCount: 'Approvals: {{howMany}}',
  alone: 'done alone: {{howMany}}',
  none: 'Nothing waits for a second person.',
  doneAlone: 'done by one person as an emergency; to be reviewed',
  askedBy: 'Asked by',
  until: 'waits until',
  reason: 'Why',
  noReason: 'no reason was given',
  note: 'Note (optional)',
  notYours: 'Somebody else must decide this.',
  steps: {
    approve: 'Approve',
    refuse: 'Refuse',
    withdraw: 'Withdraw',
    review: 'I have reviewed it',
  },
} as const;
