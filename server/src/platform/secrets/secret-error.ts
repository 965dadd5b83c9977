export type SecretErrorCode =
  | 'secret_malformed'
  | 'secret_unknown_key'
  | 'secret_unreadable'
  | 'keyring_empty'
  | 'key_file_exposed'
  | 'key_file_malformed'

const MESSAGES: Record<SecretErrorCode, string> = {
  secret_malformed: 'The sealed value does not have the expected form',
  secret_unknown_key: 'The sealed value was wrapped by a key that is not in the keyring',
  secret_unreadable: 'The sealed value was changed, or sealed for another context',
  keyring_empty: 'A keyring needs at least one key',
  key_file_exposed: 'The key file can be read by other users; set its mode to 0600',
  key_file_malformed: 'The key file does not hold a list of id:base64 keys',
}

/** Says what went wrong and never what was inside. `detail` is a key id or a file name. */
export class SecretError extends Error {
  override readonly name = 'SecretError'
  readonly code: SecretErrorCode

  constructor(code: SecretErrorCode, detail?: string) {
    super(detail ? `${MESSAGES[code]} (${detail})` : MESSAGES[code])
    this.code = code
  }
}
