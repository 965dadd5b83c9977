export type StorageErrorCode =
  | 'storage_invalid_key'
  | 'storage_foreign_key'
  | 'storage_not_found'
  | 'storage_too_large'
  | 'storage_range_unsatisfiable'
  | 'storage_link_invalid'
  | 'storage_link_expired'
  | 'storage_unavailable'

const MESSAGES: Record<StorageErrorCode, string> = {
  storage_invalid_key: 'The name of the file has characters or a form that keys do not allow',
  storage_foreign_key: 'The key belongs to somebody else',
  storage_not_found: 'There is no such file',
  storage_too_large: 'The file is larger than allowed',
  storage_range_unsatisfiable: 'The file has no such range',
  storage_link_invalid: 'The link was not signed by this server',
  storage_link_expired: 'The link has expired',
  storage_unavailable: 'The storage did not do what was asked',
}

/** Everything a storage throws, besides errors of a stream it was given. `cause` is for logs. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly code: StorageErrorCode

  constructor(code: StorageErrorCode, options?: { cause?: unknown }) {
    super(MESSAGES[code], options)
    this.code = code
  }
}
