/** Where the phone can, and lets a page that was touched; an iPhone's browser cannot. */
export function vibrate(pattern: number | number[]): void {
  const { userActivation } = navigator as Partial<Pick<Navigator, 'userActivation'>>;
  if (userActivation?.hasBeenActive !== false) navigator.vibrate?.(pattern);
}
