/** Content type of a part of an upload: raw bytes. */
export const PART_TYPE = 'application/octet-stream'
