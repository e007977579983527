/** Positions that were read without an open incident. */
export const breakGlassEnglish = {
  title: 'Positions read without an open incident',
  open: 'Positions read',
  openCount: 'Positions read: {{howMany}}',
  filter: 'Which of them',
  filters: {
    unseen: 'Unseen',
    all: 'All',
  },
  none: {
    unseen: 'All of them have been seen.',
    all: 'Nobody has read any.',
  },
  actions: {
    closedTrack: 'Track of a closed incident',
    orderTrack: 'Track of an order in a period',
    locationAsked: 'Location asked for',
    locationRead: 'Location read',
  },
  who: 'Who',
  ofWhom: 'Of whom',
  reason: 'Why',
  seen: 'I have seen it',
  seenName: 'I have seen it: {{what}}, {{when}}',
  seenBy: 'Seen by',
  own: 'Your own reading: another supervisor must look at it.',
  unseen: 'No supervisor has seen it yet.',
  more: 'Show older ones',
} as const;
