export const realClock = { now: () => Date.now() }
