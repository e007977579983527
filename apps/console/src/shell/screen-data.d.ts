import '@tanstack/react-router';
import type { navigationEnglish } from '../words/navigation/english.js';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** What the server grants or not (`staff.permissions` of the session); absent: open to all who are signed in. */
    permission?: string;
    /** Under which name the navigation of its area lists it; absent: reached from another screen. */
    title?: keyof (typeof navigationEnglish)['screens'];
    /** Without the bar on top: for a screen that nobody touches. */
    bare?: true;
    /** It has a title of its own: then the house's name on top is none, for a page has one. */
    titled?: true;
  }
}
