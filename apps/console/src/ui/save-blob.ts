/** Hands a file to the browser, which saves it. Nothing of it goes through an address. */
export function saveBlob(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by the next turn; Safari needs a moment.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
