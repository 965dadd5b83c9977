/** Where every "now" comes from, so that tests and replays decide the time. */
export type Clock = {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
