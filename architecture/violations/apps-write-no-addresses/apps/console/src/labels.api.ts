// Its path is written a second time: /api/v1/labels.
export function listLabels(http: { get(path: string): Promise<unknown> }) {
  return http.get('/api/v1/labels')
}
