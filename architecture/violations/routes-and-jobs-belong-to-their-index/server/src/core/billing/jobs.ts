export const advance = 1
