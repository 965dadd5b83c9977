/**
 * Methods and paths of the public doors that a dealer's pages call, without their schemas: the pages do without zod.
 * matcher-paths.test.ts compares them with the endpoints.
 */
export const matcherPaths = {
  listCarsByIds: { method: 'GET', path: '/api/v1/matcher/car-list' },
  estimate: { method: 'GET', path: '/api/v1/matcher/cars/:id/instalment' },
  recommend: { method: 'POST', path: '/api/v1/matcher/recommendations' },
  search: { method: 'POST', path: '/api/v1/matcher/searches' },
  critique: { method: 'POST', path: '/api/v1/matcher/recommendations/:id/critiques' },
  track: { method: 'POST', path: '/api/v1/matcher/events' },
  share: { method: 'POST', path: '/api/v1/matcher/shares' },
  leave: { method: 'POST', path: '/api/v1/matcher/leads' },
} as const

export type MatcherCall = keyof typeof matcherPaths
