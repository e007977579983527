import { Problem } from '#domain';

/** A token that nobody was given, one that has expired or was revoked, and another's device: the answer tells nothing. */
export class LinkGone extends Problem {
  constructor() {
    super('gone', 'link_gone', 'This link opens nothing.');
  }
}
