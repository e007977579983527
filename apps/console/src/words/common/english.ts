/** What every room says. */
export const commonEnglish = {
  languageName: 'English',
  appName: 'Qalqan',
  desk: 'Dispatch desk',
  dayUnit: 'd',
  loading: 'Loading…',
  close: 'Close',
  cancel: 'Cancel',
  you: 'you',
  signOut: 'Sign out',
  severities: {
    critical: 'CRITICAL',
    urgent: 'URGENT',
    notice: 'NOTICE',
  },
  settings: {
    language: 'Language',
    toLight: 'Light theme',
    toDark: 'Dark theme',
  },
  problems: {
    noAnswer:
      'The server did not answer. Nothing is certain to have been done: wait for the link and look at the status.',
    unauthenticated: 'Your session is over. Sign in again.',
    forbidden: 'Your role does not allow this. Ask your supervisor.',
    notFound: 'This is no longer here, or it belongs to another agency.',
    conflict:
      'Somebody was quicker, or the step does not fit any more. The incident has been read anew: look at its status.',
    tooLarge: 'This is too long. Shorten it and send again.',
    unprocessable: 'The server does not accept these values. Correct them and send again.',
    tooMany: 'Too many attempts. Try again in {{time}}.',
    unavailable: 'The server is busy or being restarted. Try again in a few seconds.',
    other: 'The server failed. Try again; if it stays so, tell your administrator the code.',
    code: 'Code',
    dismiss: 'Dismiss',
    retry: 'Try again',
  },
} as const;
