export const run = async () => [Date.now(), new Date(), await fetch('https://example.com')]
export const parsed = new Date(0)
export const injected = (ports: { fetch(): void }) => ports.fetch()
