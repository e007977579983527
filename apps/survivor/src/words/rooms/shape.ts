/** A distance as it is said. */
export interface Far {
  value: number;
  unit: 'm' | 'km';
}

/** What all screens but the first say. */
export interface RoomWords {
  enrol: {
    title: string;
    before: string;
    watched: { title: string; points: readonly string[] };
    shared: { title: string; points: readonly string[] };
    ifWatched: string;
    understood: string;
    lookTitle: string;
    lookNote: string;
    next: string;
    codeTitle: string;
    codeNote: string;
    code: string;
    connect: string;
    wrong: string;
    wait: string;
    noNetwork: string;
  };
  disguises: { notes: string; weather: string; calculator: string };
  disguised: {
    find: string;
    nothingFound: string;
    note: string;
    city: string;
    noWeather: string;
    chooseCity: string;
  };
  more: {
    title: string;
    language: string;
    look: string;
    lookInstalled: string;
    install: string;
    installNote: string;
  };
  lock: {
    title: string;
    note: string;
    how: { notes: string; weather: string; calculator: string };
    pin: string;
    digits: string;
    save: string;
    set: string;
    another: string;
    remove: string;
  };
  hardware: { title: string; note: string; make: string; another: string; copy: string };
  reporting: {
    title: string;
    note: string;
    whileOpen: string;
    limits: string;
    sparing: (percent: number, every: string) => string;
    seconds: (count: number) => string;
    minutes: (count: number) => string;
    always: string;
  };
  tracker: {
    note: string;
    pin: string;
    show: (app: string) => string;
    faults: { pin_wrong: string; pin_wait: string; no_network: string };
    scan: (app: string) => string;
    code: (app: string) => string;
    open: (app: string) => string;
    secret: string;
    done: string;
    isSetUp: (app: string) => string;
    stop: string;
    stopNote: string;
  };
  support: { title: string; note: string; open: string; none: string };
  recording: {
    title: string;
    note: string;
    dot: string;
    law: string;
    record: string;
    notAllowed: string;
    cannot: string;
    denied: string;
  };
  push: {
    title: string;
    note: string;
    wake: string;
    cannot: string;
    denied: string;
  };
  checkIn: {
    title: string;
    note: string;
    within: string;
    minutes: (count: number) => string;
    destination: string;
    nowhere: string;
    begin: string;
    keepPlace: string;
    placeName: string;
    keepHere: string;
    noPlace: string;
    dueTimer: string;
    dueJourney: string;
    extend: string;
    pin: string;
    complete: string;
    noNetwork: string;
    notTaken: string;
    pinWrong: string;
    pinWait: string;
    walk: string;
    walkNote: string;
    walkBegin: string;
  };
  walk: {
    title: string;
    word: string;
    hold: string;
    holding: string;
    takeAgain: string;
    note: string;
    arrived: string;
    back: string;
  };
  warnings: {
    title: string;
    none: string;
    answers: { safe: string; need_help: string; false: string };
    answered: { safe: string; need_help: string; false: string };
  };
  /** Where he was last seen. */
  place: {
    away: (far: Far, side: string) => string;
    near: (far: Far) => string;
    unknown: string;
    seen: (minutes: number) => string;
    sketch: string;
    /** From north, clockwise. */
    sides: readonly string[];
  };
  contacts: {
    title: string;
    note: string;
    failed: string;
    notGood: string;
    /** Why nobody was asked. */
    refused: { hers: string; full: string; often: string };
    consent: { waiting: string; agreed: string; declined: string; not_reached: string; not_asked: string };
    first: string;
    revoke: string;
    remove: string;
    add: string;
    name: string;
    reach: string;
    shownName: string;
    language: string;
    toldOf: string;
    callsOnly: string;
    everything: string;
    ask: string;
    back: string;
  };
}
