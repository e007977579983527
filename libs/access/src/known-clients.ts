import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A desk's machine is shared by its shifts. */
const marksKept = 8;

/**
 * Marks of clients from which an account has been opened before, kept by the client as a cookie. Such a client has its own count
 * of failed attempts: what an attacker does elsewhere, even at the same network address, does not keep it out (OWASP, device
 * cookies). A mark opens nothing.
 */
export class KnownClients {
  /** @param key 32 bytes, the same for all api processes */
  constructor(private readonly key: Buffer) {}

  /** The client's name for this account, if `marks` hold one that we made. */
  known(marks: string | undefined, email: string): string | undefined {
    return marksOf(marks).find((mark) => this.isOf(mark, email));
  }

  /** The client's marks with one for this account, newest first. */
  marked(marks: string | undefined, email: string): string {
    const own = this.known(marks, email) ?? this.mark(randomBytes(12).toString('base64url'), email);
    const others = marksOf(marks).filter((mark) => mark !== own);
    return [own, ...others].slice(0, marksKept).join('~');
  }

  private isOf(mark: string, email: string): boolean {
    const given = Buffer.from(mark);
    const ours = Buffer.from(this.mark(mark.split('.')[0]!, email));
    return given.length === ours.length && timingSafeEqual(given, ours);
  }

  private mark(name: string, email: string): string {
    return `${name}.${createHmac('sha256', this.key).update(`${name}\0${email}`).digest('base64url')}`;
  }
}

const marksOf = (marks = ''): string[] => (marks === '' || marks.length > 1024 ? [] : marks.split('~'));
