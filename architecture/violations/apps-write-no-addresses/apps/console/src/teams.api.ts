// An endpoint of the contracts, called by its name; that it is at /api/v1/teams is not written but here.
export function listTeams(http: { call(endpoint: unknown): Promise<unknown> }, endpoints: { list: unknown }) {
  return http.call(endpoints.list)
}
