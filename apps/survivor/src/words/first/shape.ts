/** What the first screen says: in memory in all languages, since no network may be there to fetch it. */
export interface FirstWords {
  help: string;
  holdToCall: string;
  keepHolding: string;
  holdNote: string;
  waitingForNetwork: string;
  waitingNote: string;
  smsOffer: string;
  callPolice: (line: string) => string;
  sending: string;
  sent: string;
  sentNote: string;
  seen: string;
  dispatched: string;
  onScene: string;
  closed: string;
  cancelled: string;
  cancelledNote: string;
  refused: string;
  refusedNote: (line: string) => string;
  pressedAt: string;
  cancel: string;
  cancelTitle: string;
  pin: string;
  cancelNow: string;
  back: string;
  pinWrong: string;
  pinWait: string;
  cancelNoNetwork: string;
  done: string;
  quickExit: string;
  navigation: string;
  tabs: { press: string; checkIn: string; contacts: string; more: string };
  answerWarning: string;
  loading: string;
  failed: string;
  again: string;
}
