import type { Words } from './shape.js';

export const english: Words = {
  title: 'Help',
  leave: 'Leave this page',
  parts: { directory: 'Who helps', order: 'Protective orders', report: 'Report violence' },
  print: 'Print',
  retry: 'Try again',
  away: 'There is no connection, or the house does not answer. In danger, call 102.',
  language: 'Language',
  order: [
    {
      title: 'What it is',
      paragraphs: [
        'The police can forbid whoever hurts or threatens you at home to look for you, to follow you, to visit you, and to speak, call or write to you. This is called a protective order (qorğau nusqamasy, zashchitnoye predpisaniye) and holds for 30 days.',
        'A court can demand more, for three months to a year: special requirements for conduct. It can also forbid him to live with you for a time.',
      ],
    },
    {
      title: 'How to ask for one',
      paragraphs: [
        'Call 102 or go to any police station. Say that there is domestic violence and that you ask for a protective order. You need no lawyer, no money and no witness.',
        'If you are hurt, ask for a doctor: what is written down is evidence later. Keep messages and photographs where he does not find them.',
        'The police can write the order at once. They must tell him, and give you a copy.',
      ],
    },
    {
      title: 'When he does not keep to it',
      paragraphs: [
        'Call 102, each time. Whoever does not keep to a protective order can be fined or arrested. Write down day, hour and what happened.',
      ],
    },
  ],
  orderNote:
    'General information on the law of Kazakhstan (Law 214-IV of 2009, articles 54 and 461 of the Code on Administrative Offences), which is being changed in 2026: a lawyer or 111 knows what holds now.',
  report: {
    intro:
      'You may tell an agency what you have seen or lived through. You need not say who you are: nothing is kept of your phone or your address on the network.',
    agency: 'Who shall read it',
    text: 'What has happened',
    textHelp: 'Where, when, who, and whether somebody is in danger now. In danger call 102: nobody waits at this list.',
    files: 'Photos, sound or video',
    filesHelp: 'Up to ten, 25 MB each. A photo may hold the place where it was taken.',
    send: 'Send',
    sending: 'Being sent…',
    sent: 'It has arrived.',
    code: 'Your code',
    codeHelp:
      'Write it down where nobody looks: with it you can read the answer and add to what you said. Nobody can give it to you again.',
    copy: 'Copy',
    copied: 'Copied.',
    none: 'No agency takes reports here at the moment. Call 111 or 102.',
    back: 'I have a code',
    backHelp: '16 letters and digits',
    open: 'Open',
    unknown: 'No report has this code.',
    wrong: 'Something in it cannot be taken. Look at it again.',
    you: 'You',
    agencySays: 'The agency',
    add: 'Add',
    fileSent: (kind) => ({ photo: 'A photo', audio: 'A sound', video: 'A video' })[kind],
    fileRefused: 'This file is no photo, sound or video, or is too large.',
  },
};
