export const supervise = 1
