import type { IntakeFileKind } from '#domain';

export interface Words {
  title: string;
  leave: string;
  parts: { directory: string; order: string; report: string };
  print: string;
  retry: string;
  away: string;
  language: string;
  order: { title: string; paragraphs: readonly string[] }[];
  orderNote: string;
  report: {
    intro: string;
    agency: string;
    text: string;
    textHelp: string;
    files: string;
    filesHelp: string;
    send: string;
    sending: string;
    sent: string;
    code: string;
    codeHelp: string;
    copy: string;
    copied: string;
    none: string;
    back: string;
    backHelp: string;
    open: string;
    unknown: string;
    wrong: string;
    you: string;
    agencySays: string;
    add: string;
    fileSent(kind: IntakeFileKind): string;
    fileRefused: string;
  };
}
