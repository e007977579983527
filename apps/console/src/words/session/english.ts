/** Signing in. */
export const sessionEnglish = {
  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    totp: 'Code from the authenticator app',
    totpHint: 'Or one of your recovery codes',
    passkeyWanted: 'Your account asks for a passkey: press the button for it below.',
    submit: 'Sign in',
    busy: 'Signing in…',
    wrong: 'E-mail, password or code is wrong. Check the keyboard layout and try again.',
    expired: 'Your session ended at {{time}}. Since then you are not seeing new alarms. Sign in again.',
    singleSignOn: 'Sign in with your organisation’s account',
    singleSignOnFailed: 'Your organisation’s sign-in did not name anybody who has an account here.',
  },
  enrol: {
    title: 'Set up a second factor',
    help: 'Your agency demands one beside the password: an app on your phone, or a passkey.',
    openApp: 'Open in an app on this device',
    confirm: 'Confirm',
    wrong: 'This code does not fit. Wait for the next one and try again.',
    recoveryTitle: 'Recovery codes',
    recoveryHelp:
      'Each, with your password, replaces the app or the passkey once, for the day on which it is lost. Write them down now: they are not shown again.',
    goOn: 'I have written them down',
  },
} as const;
