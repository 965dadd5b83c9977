export const model = process.env.MODEL
