export const cep = 1
