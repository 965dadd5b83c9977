export const PATHS = ['/api']
