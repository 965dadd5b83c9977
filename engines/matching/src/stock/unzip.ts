import { Inflate } from 'fflate'
import { StockStopped } from './stock-problem.ts'

const MOST_ENTRIES = 5_000
/** Packed bytes inflated at once: at most 1,032 times as many come out. */
const PIECE = 8 * 1024

/**
 * The entries of a ZIP by name, inflated piece by piece when asked for. Bounded by what really comes out, not by what
 * the directory says: a bomb declares ten bytes. @throws StockStopped for bad_zip, zip_encrypted, zip_bomb.
 */
export function openZip(
  bytes: Uint8Array,
  mostInflated: number,
): { names: string[]; read(name: string): Generator<Uint8Array> } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const bad = (): never => {
    throw new StockStopped({ code: 'bad_zip' })
  }
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0) return bad()
  const count = view.getUint16(end + 10, true)
  if (count > MOST_ENTRIES) throw new StockStopped({ code: 'zip_bomb', limit: MOST_ENTRIES })
  const entries = new Map<string, { at: number; size: number; method: number; flags: number }>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return bad()
    const length = view.getUint16(at + 28, true)
    entries.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)), {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  let left = mostInflated
  return {
    names: [...entries.keys()],
    *read(name) {
      const entry = entries.get(name)
      if (entry === undefined || entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== 0x04034b50)
        return bad()
      if (entry.flags & 1) throw new StockStopped({ code: 'zip_encrypted' })
      const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
      const packed = bytes.subarray(from, from + entry.size)
      if (entry.method !== 0 && entry.method !== 8) return bad()
      for (const piece of entry.method === 0 ? pieces(packed) : inflated(packed)) {
        left -= piece.length
        if (left < 0) throw new StockStopped({ code: 'zip_bomb', limit: mostInflated })
        yield piece
      }
    },
  }
}

function* inflated(packed: Uint8Array): Generator<Uint8Array> {
  let out: Uint8Array[] = []
  const inflate = new Inflate((piece) => out.push(piece))
  let at = 0
  for (const piece of pieces(packed)) {
    at += piece.length
    try {
      inflate.push(piece, at === packed.length)
    } catch {
      throw new StockStopped({ code: 'bad_zip' })
    }
    yield* out
    out = []
  }
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
}
