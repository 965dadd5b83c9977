const CENTRAL = 0x02014b50
const END = 0x06054b50

/**
 * Sets the time of every entry of a zip file, which zipping takes from the clock of whoever zips. Times are of MS-DOS: since
 * 1980, two seconds fine, without a zone.
 */
export function fixZipTimes(zip: Buffer, at: Date): Buffer {
  const fixed = Buffer.from(zip)
  const end = fixed.lastIndexOf(le32(END))
  if (end < 0) throw new Error('not a zip file')
  const count = fixed.readUInt16LE(end + 10)
  let entry = fixed.readUInt32LE(end + 16)
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  for (let n = 0; n < count; n++) {
    if (fixed.readUInt32LE(entry) !== CENTRAL) throw new Error('not a zip file')
    const local = fixed.readUInt32LE(entry + 42)
    for (const place of [entry + 12, local + 10]) {
      fixed.writeUInt16LE(time, place)
      fixed.writeUInt16LE(date, place + 2)
    }
    entry += 46 + fixed.readUInt16LE(entry + 28) + fixed.readUInt16LE(entry + 30) + fixed.readUInt16LE(entry + 32)
  }
  return fixed
}

function le32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
