/** What the app can look like to whoever holds the phone: its name in each language. */
export const disguises = {
  notes: { kk: 'Жазбалар', ru: 'Заметки', en: 'Notes' },
  weather: { kk: 'Ауа райы', ru: 'Погода', en: 'Weather' },
  calculator: { kk: 'Калькулятор', ru: 'Калькулятор', en: 'Calculator' },
} as const;

export type Disguise = keyof typeof disguises;
export const disguiseNames = Object.keys(disguises) as Disguise[];
