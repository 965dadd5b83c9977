/** The SHA-256 of a Content-Digest (RFC 9530): `sha-256=:<base64>:`, among others or alone. */
export function readContentDigest(header: string | string[] | undefined): Buffer | undefined {
  const [, base64] = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(String(header ?? '')) ?? []
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64')
}
