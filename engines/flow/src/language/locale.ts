/** The languages the engine speaks. Brazilian Portuguese is the default. */
export const LOCALES = ['pt-BR', 'en', 'es'] as const
export type Locale = (typeof LOCALES)[number]
