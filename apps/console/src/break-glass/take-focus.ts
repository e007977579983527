/** As the `ref` of what shall have the focus as soon as it is there. One function for all, so that drawing it again does not call it. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus();
