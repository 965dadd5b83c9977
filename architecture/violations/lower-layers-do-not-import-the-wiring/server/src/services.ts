export interface Services {
  billing: object
}
