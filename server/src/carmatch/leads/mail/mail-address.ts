/** A portal's own address: its key, the company's name, and the domain whose mail the installation receives. */
export function mailAddress(key: string, slug: string, domain: string): string {
  return `${key}.${slug}@${domain}`
}

/** The first of the addresses that is one of ours; whoever writes capitals means the same. */
export function readMailAddress(
  addresses: readonly string[],
  domain: string,
): { mailKey: string; slug: string } | undefined {
  for (const address of addresses) {
    const [, mailKey, slug, at] = /^([a-z2-9]{16})\.([a-z0-9-]{3,40})@(.+)$/.exec(address.trim().toLowerCase()) ?? []
    if (mailKey !== undefined && slug !== undefined && at === domain) return { mailKey, slug }
  }
  return undefined
}
