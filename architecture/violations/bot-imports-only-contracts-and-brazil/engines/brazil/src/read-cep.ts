export const readCep = 1
