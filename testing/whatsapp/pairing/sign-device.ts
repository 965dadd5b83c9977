import { Curve, hmacSign, type KeyPair, proto, WA_ADV_ACCOUNT_SIG_PREFIX, WA_ADV_DEVICE_SIG_PREFIX } from 'baileys'
import { verify } from 'curve25519-js'

/**
 * What the phone says of a device that it links: its account's key vouches for the device's identity, and the secret that only
 * the two of them know vouches for the phone.
 */
export function signDevice(phone: KeyPair, device: Uint8Array, secret: Uint8Array, keyIndex: number): Uint8Array {
  const details = proto.ADVDeviceIdentity.encode({
    ...{ rawId: keyIndex, timestamp: Math.floor(Date.now() / 1_000), keyIndex },
    ...{ accountType: proto.ADVEncryptionType.E2EE, deviceType: proto.ADVEncryptionType.E2EE },
  }).finish()
  const accountSignature = Curve.sign(phone.private, Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, device]))
  const signed = proto.ADVSignedDeviceIdentity.encode({
    ...{ details, accountSignatureKey: phone.public, accountSignature },
  }).finish()
  const hmac = hmacSign(signed, secret)
  return proto.ADVSignedDeviceIdentityHMAC.encode({ details: signed, hmac }).finish()
}

/** Whether the device has signed its own identity, as it must in its answer. */
export function isSignedByDevice(answer: Uint8Array, phone: KeyPair, device: Uint8Array): boolean {
  const { details, deviceSignature } = proto.ADVSignedDeviceIdentity.decode(answer)
  if (!details || deviceSignature?.length !== 64) return false
  const said = Buffer.concat([WA_ADV_DEVICE_SIG_PREFIX, details, device, phone.public])
  return verify(device, said, deviceSignature)
}
