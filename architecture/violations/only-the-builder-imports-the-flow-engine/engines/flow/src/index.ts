export const step = (state: number) => state + 1
