import { createRequests } from './create-requests.ts'

/** Opens the palette from anywhere, with something typed already. */
export const paletteRequests = createRequests<string>()
