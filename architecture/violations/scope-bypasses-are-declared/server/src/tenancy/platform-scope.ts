export interface PlatformScope {
  db: object
}
