import { StorageError } from './storage-error.ts'

declare const keyBrand: unique symbol
declare const prefixBrand: unique symbol

/** Where a file is. Only the builders below make one, so a key always says whose it is. */
export type StorageKey = string & { readonly [keyBrand]: true }
/** A folder and all below it; ends with a slash, so that `tenants/a/` never covers `tenants/ab/`. */
export type StoragePrefix = string & { readonly [prefixBrand]: true }

export type UploadKind = 'images' | 'documents' | 'audio'
export type BackupPeriod = 'daily' | 'weekly' | 'monthly'

export type TenantKeys = ReturnType<typeof tenantKeys>

/**
 * The keys of one tenant:
 * `tenants/{id}/uploads/{images,documents,audio}/…`, `tenants/{id}/backups/{daily,weekly,monthly}/…`,
 * `tenants/{id}/exports/analytics/…`, `tenants/{id}/received/…`, `tenants/{id}/people/…`, `tenants/{id}/cars/{photos,imports}/…`
 * and the brand's (see `brandKeys`).
 * A name is one or more segments of letters, digits, `.`, `_` and `-`, parted by slashes; it cannot leave its folder.
 * @throws StorageError storage_invalid_key
 */
export function tenantKeys(tenantId: string) {
  const root = `tenants/${segment(tenantId)}/`
  const brand = brandKeys(tenantId)
  return {
    upload: (kind: UploadKind, name: string) => key(`${root}uploads/${kind}/`, name),
    backup: (period: BackupPeriod, name: string) => key(`${root}backups/${period}/`, name),
    /** `tenants/{id}/people/{name}`: photos of members. */
    memberPhoto: (name: string) => key(`${root}people/`, `${name}.webp`),
    /** Files that a bot brought before the message that names them; `{connection}/{ref}`. */
    received: (name: string) => key(`${root}received/`, name),
    /** `tenants/{id}/cars/photos/{name}.webp` */
    carPhoto: (name: string) => key(`${root}cars/photos/`, `${name}.webp`),
    /** Parts of a stock file, until it is read. */
    carFile: (name: string) => key(`${root}cars/imports/`, name),
    carFileFolder: (name: string) => prefix(`${root}cars/imports/${name}/`),
    analyticsExport: (name: string) => key(`${root}exports/analytics/`, name),
    /** `tenants/{id}/exports/executions/{execution}/{name}` */
    executionExport: (execution: string, name: string) => key(`${root}exports/executions/${execution}/`, name),
    executionExports: (execution: string) => prefix(`${root}exports/executions/${execution}/`),
    brand,
    /** All but the brand, whose folder is `brand.folder`. */
    everything: prefix(root),
    /** One file with all that belongs to it: parts on their way, thumbnails. */
    uploadFolder: (kind: UploadKind, name: string) => prefix(`${root}uploads/${kind}/${name}/`),
    uploads: (kind?: UploadKind) => prefix(kind ? `${root}uploads/${kind}/` : `${root}uploads/`),
    backups: (period?: BackupPeriod) => prefix(period ? `${root}backups/${period}/` : `${root}backups/`),
    allReceived: prefix(`${root}received/`),
    exports: prefix(`${root}exports/`),
    /**
     * A key read back from a row, if it is this tenant's.
     * @throws StorageError storage_foreign_key, storage_invalid_key
     */
    own(text: string): StorageKey {
      const home = [root, brand.folder].find((folder) => text.startsWith(folder))
      if (!home) throw new StorageError('storage_foreign_key')
      return key(home, text.slice(home.length))
    },
  }
}

/** `static/whitelabel/{id}/{logo,favicon,custom.css,logo-…,favicon-…}` of a tenant, or of a partner whose brand its tenants inherit. */
export function brandKeys(ownerId: string) {
  const folder = prefix(`static/whitelabel/${segment(ownerId)}/`)
  return {
    folder,
    logo: key(folder, 'logo'),
    favicon: key(folder, 'favicon'),
    customCss: key(folder, 'custom.css'),
    /** One size of one version of an image; its name says both, so that its content never changes. */
    image: (kind: 'logo' | 'favicon', name: string) => key(folder, `${kind}-${name}`),
  }
}

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,199}$/
/** S3's limit for a whole key. */
const MAX_KEY_LENGTH = 1024

/** Whether a text has the form of a key; drivers ask again, because a brand is only a promise of the compiler. */
export function isKeyText(text: string): text is StorageKey {
  return text.length <= MAX_KEY_LENGTH && text.split('/').every((part) => SEGMENT.test(part))
}

export function isPrefixText(text: string): text is StoragePrefix {
  return text.endsWith('/') && isKeyText(text.slice(0, -1))
}

function key(folder: string, name: string): StorageKey {
  const text = folder + name
  if (!isKeyText(text)) throw new StorageError('storage_invalid_key')
  return text
}

function prefix(text: string): StoragePrefix {
  if (!isPrefixText(text)) throw new StorageError('storage_invalid_key')
  return text
}

/** Identifiers have no dots: `tenants/../` must not even be spelled. */
function segment(id: string): string {
  if (!/^[a-z0-9][a-z0-9_-]{0,63}$/.test(id)) throw new StorageError('storage_invalid_key')
  return id
}
