import { createRequire } from 'node:module';

/**
 * PT Sans (ParaType, SIL Open Font Licence): the fonts that PDF readers bring have no Kazakh letters. Whole faces, not a web
 * font's subsets: one text mixes all three languages.
 */
const fileOf = (path: string): string =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/pt-sans/${path}.ttf`);

export const fontFiles = {
  regular: fileOf('400Regular/PTSans_400Regular'),
  bold: fileOf('700Bold/PTSans_700Bold'),
} as const;
export type FontFace = keyof typeof fontFiles;
