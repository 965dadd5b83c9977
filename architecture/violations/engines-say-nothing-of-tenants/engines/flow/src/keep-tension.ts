/** Of the host: tenths of it are lieutenants. */
export const keepTension = 1
