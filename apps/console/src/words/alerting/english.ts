/** The link, the service, the sound. */
export const alertingEnglish = {
  link: {
    connecting: 'Connecting…',
    catchingUp: 'Catching up…',
    live: 'Live',
    lost: 'No link',
    lostTitle: 'You are not seeing new alarms since {{time}}',
    lostHelp:
      'The link to the server is gone and is being restored by itself. Until then take alarms by telephone and radio, and tell your supervisor.',
    back_zero: 'The link is back. Between {{from}} and {{to}} no alarm came.',
    back_one: 'The link is back. Between {{from}} and {{to}} {{count}} alarm came. It is in the list.',
    back_other: 'The link is back. Between {{from}} and {{to}} {{count}} alarms came. All of them are in the list.',
    missedList: 'Alarms that came meanwhile',
    missedGone: 'An alarm whose incident is with another desk now',
    gotIt: 'Got it',
    listFailed: 'The list of incidents could not be loaded; trying again. It may be incomplete.',
  },
  service: {
    canaryMissing: 'The test alarm did not arrive: {{what}}, since {{time}}',
    canaryHelp:
      'Real alarms may not reach you either. Take them by telephone and radio too, and tell your supervisor. This goes away when a test alarm arrives.',
    steps: {
      schedule: 'none was sent',
      prepare: 'it could not be prepared',
      console: 'no console could connect',
      press: 'the press was not accepted',
      push: 'it did not reach the screen',
      confirm: 'its confirmation was not stored',
    },
  },
  sound: {
    on: 'Sound on',
    off: 'Sound is off',
    press: 'Press for sound',
    turnOn: 'Turn the sound on',
    turnOff: 'Turn the sound off',
    blocked: 'The browser holds the sound back until you press something on this page',
  },
  notification: {
    offer: 'Notify me',
    offerHelp:
      'Let the browser show a notification when an alarm waits and this page is not in front. It names no person and no place.',
    denied: 'The browser does not allow notifications for this page. They can be allowed in its settings.',
    title: '{{severity}}: an alarm waits',
    body_one: '{{count}} incident waits for acknowledgement',
    body_other: '{{count}} incidents wait for acknowledgement',
  },
} as const;
