/** Long work that goes on by itself. */
export const jobsEnglish = {
  title: 'Background jobs',
  open_one: 'Jobs: {{count}}',
  open_other: 'Jobs: {{count}}',
  ready: 'ready',
  none: 'Nothing is being worked on.',
  states: { waiting: 'waits for its turn', running: 'being done', ready: 'ready', failed: 'failed' },
  askedAt: 'asked at',
  forget: 'Remove from this list',
  forgetName: 'Remove from this list: {{what}}',
  lost: 'How far it is could not be read; trying again.',
  import: {
    kinds: { orders: 'Import of orders', devices: 'Import of devices' },
    look: 'Look at the lines and apply them',
    open: 'Open',
    counted: 'lines: {{lines}}, bad: {{bad}}',
  },
  export: {
    title: 'Evidence of an incident',
    take: 'Save the archive',
    taking: 'Saving…',
    expires: 'until',
    failures: {
      signing_not_configured: 'This house has no key to sign with. Tell your administrator.',
      incident_unknown: 'The incident is no longer there.',
      too_large: 'A file would be larger than 1 GiB. Tell your administrator.',
      given_up: 'It failed three times. Ask anew, and tell your administrator.',
    },
  },
} as const;
