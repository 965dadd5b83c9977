const KEY = 'recado.cars.buyer'

/** How this browser names itself to the shop: random, and in its own storage alone. */
export function buyerKey(): string {
  known ??= read() ?? make()
  return known
}

/** Of an act of this page: sent again it is the same. */
export function newActId(): string {
  return random(16)
}

let known: string | undefined

function read(): string | undefined {
  try {
    const kept = localStorage.getItem(KEY)
    return kept !== null && /^[A-Za-z0-9_-]{22,64}$/.test(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

function make(): string {
  const key = random(18)
  try {
    localStorage.setItem(KEY, key)
  } catch {
    // A browser that keeps nothing is somebody else on each page.
  }
  return key
}

function random(bytes: number): string {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes))
  return [...drawn].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
