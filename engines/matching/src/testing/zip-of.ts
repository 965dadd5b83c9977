import { deflateRawSync } from 'node:zlib'

/** A ZIP archive of these entries, for tests; `isPacked` entries are deflated already. Checksums are left at nought. */
export function zipOf(entries: Readonly<Record<string, string | Uint8Array>>, isPacked = false): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(entries)) {
    const packed = isPacked ? Buffer.from(content as Uint8Array) : deflateRawSync(content)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(10, 18)
    shared.writeUInt16LE(name.length, 22)
    const title = Buffer.from(name)
    local.push(Buffer.from('PK\u0003\u0004'), shared, title, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    central.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), shared, rest, title)
    at += 30 + title.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(entries).length, 4)
  end.writeUInt16LE(Object.keys(entries).length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\u0005\u0006'), end])
}
