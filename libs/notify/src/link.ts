/** Where somebody without our app opens a message's link; `undefined` when the house has no public address. */
export const absoluteLink = (publicUrl: string | undefined, link: string): string | undefined =>
  publicUrl && `${publicUrl.replace(/\/+$/, '')}${link}`;
