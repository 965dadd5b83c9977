export const cases = process.env.CASES
