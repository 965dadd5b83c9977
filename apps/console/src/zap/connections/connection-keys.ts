/** First word of everything that is read of the company's numbers. */
export const CONNECTIONS = 'connections'
export const ALL_CONNECTIONS = [CONNECTIONS, 'all'] as const
