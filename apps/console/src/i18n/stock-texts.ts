/** Texts of a dealer's pages, in a file of their own: their names alone would cost every first page a kilobyte. */
export const stockTexts = import.meta.glob<{ default: Record<string, unknown> }>(
  '../locales/*/{car-figures,leads,questionnaire,stock,stock-import,stock-settings}.json',
)
