import { Curve, type KeyPair, proto, WA_CERT_DETAILS } from 'baileys'

/** The static key of a server, and the chain of certificates that vouches for it. */
export interface ServerIdentity {
  keys: KeyPair
  /** What a client that checks the chain must take for WhatsApp's own root. */
  root: Uint8Array
  chain: Uint8Array
}

const Details = proto.CertChain.NoiseCertificate.Details

/** A root, an intermediate and a leaf, as WhatsApp's servers show them; only the root is another. */
export function makeServerIdentity(): ServerIdentity {
  const [root, intermediate, keys] = [Curve.generateKeyPair(), Curve.generateKeyPair(), Curve.generateKeyPair()]
  const [notBefore, notAfter] = [0, 4_102_444_800]
  const middle = Details.encode({
    ...{ serial: 1, issuerSerial: WA_CERT_DETAILS.SERIAL, key: intermediate.public, notBefore, notAfter },
  }).finish()
  const leaf = Details.encode({ serial: 2, issuerSerial: 1, key: keys.public, notBefore, notAfter }).finish()
  const chain = proto.CertChain.encode({
    intermediate: { details: middle, signature: Curve.sign(root.private, middle) },
    leaf: { details: leaf, signature: Curve.sign(intermediate.private, leaf) },
  }).finish()
  return { keys, root: root.public, chain }
}
