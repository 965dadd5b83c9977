export const recommend = 1
