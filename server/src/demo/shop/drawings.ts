export type Drawing = 'hatch' | 'sedan' | 'suv' | 'pickup' | 'tyre' | 'brake' | 'oil' | 'tooth' | 'smile' | 'child'

/** Our own drawings, in the colour of what they show. Attributes only: the page's policy forbids inline styles. */
export function draw(name: Drawing, colour: string): string {
  const shape = CARS[name] === undefined ? THINGS[name]?.(colour) : car(CARS[name], colour)
  return `<svg viewBox="0 0 320 170" aria-hidden="true">${shape ?? ''}</svg>`
}

interface Car {
  body: string
  windows: string
  wheels: [number, number]
}

const CARS: Partial<Record<Drawing, Car>> = {
  hatch: {
    body: 'M38 118q-6-2-6-12l2-16q2-9 12-11l34-7 34-27q8-6 20-6h54q14 0 22 10l24 28 34 8q14 3 16 16l2 15q0 8-8 8Z',
    windows: 'M104 72l26-21q5-4 12-4h20v25ZM172 47h20q9 0 14 6l16 19h-50Z',
    wheels: [88, 232],
  },
  sedan: {
    body: 'M26 118q-6-2-6-11l2-14q2-9 12-11l46-8 40-25q8-5 18-5h44q12 0 20 7l32 24 46 6q14 2 16 14l2 13q0 10-8 10Z',
    windows: 'M104 74l28-18q5-3 11-3h17v21ZM170 53h14q8 0 13 4l22 17h-49Z',
    wheels: [82, 240],
  },
  suv: {
    body: 'M34 118q-6-2-6-12l2-26q1-9 11-10l33-4 28-30q7-8 20-8h80q14 0 20 12l16 28 38 8q12 3 13 15l1 19q0 8-8 8Z',
    windows: 'M98 66l20-22q4-5 11-5h27v27ZM166 39h30q8 0 12 7l10 20h-52Z',
    wheels: [86, 236],
  },
  pickup: {
    body: 'M20 118q-6-2-6-10V80q0-6 7-6h101l16-28q6-10 18-10h40q12 0 19 8l24 30 46 7q13 2 14 14l1 15q0 8-8 8Z',
    windows: 'M140 72l12-22q3-6 10-6h12v28ZM184 44h14q7 0 11 5l18 23h-43Z',
    wheels: [72, 242],
  },
}

function car({ body, windows, wheels }: Car, colour: string): string {
  const wheel = (x: number) =>
    `<circle cx="${x}" cy="120" r="24" fill="#24211e"/><circle cx="${x}" cy="120" r="11" fill="#c9c4bc"/><circle cx="${x}" cy="120" r="4" fill="#6d675e"/>`
  return [
    '<ellipse cx="160" cy="146" rx="136" ry="7" fill="#000" opacity=".09"/>',
    `<path d="${body}" fill="${colour}"/><path d="${windows}" fill="#dbe7ee"/>`,
    '<rect x="30" y="112" width="262" height="7" rx="3" fill="#000" opacity=".18"/>',
    `<rect x="276" y="88" width="16" height="8" rx="4" fill="#fdf3d9"/><rect x="30" y="88" width="10" height="9" rx="3" fill="#d64533"/>`,
    ...wheels.map(wheel),
  ].join('')
}

const THINGS: Partial<Record<Drawing, (colour: string) => string>> = {
  tyre: (colour) =>
    `<circle cx="160" cy="86" r="66" fill="#24211e"/><circle cx="160" cy="86" r="40" fill="#d8d4cd"/><circle cx="160" cy="86" r="12" fill="${colour}"/>${spokes(5, '#8d877e')}`,
  brake: (colour) =>
    `<circle cx="160" cy="86" r="62" fill="#b9b4ac"/><circle cx="160" cy="86" r="26" fill="#6d675e"/>${holes(10)}<path d="M206 34a66 66 0 0 1 18 78l-26-12a38 38 0 0 0-10-44Z" fill="${colour}"/>`,
  oil: (colour) =>
    `<rect x="112" y="44" width="96" height="104" rx="12" fill="${colour}"/><rect x="128" y="22" width="34" height="26" rx="5" fill="#24211e"/><rect x="126" y="80" width="68" height="42" rx="6" fill="#fff"/><path d="M160 86q12 14 12 22a12 12 0 0 1-24 0q0-8 12-22Z" fill="#f0b429"/>`,
  tooth: (colour) =>
    `<path d="M112 44q18-22 48-10 30-12 48 10 16 22 2 54-6 14-9 34-2 16-12 16t-13-18q-4-26-16-26t-16 26q-3 18-13 18t-12-16q-3-20-9-34-14-32 2-54Z" fill="#fff" stroke="${colour}" stroke-width="5"/><path d="M128 56q10-12 26-8" fill="none" stroke="${colour}" stroke-width="5" stroke-linecap="round"/>`,
  smile: (colour) =>
    `<path d="M84 62q76-26 152 0 2 66-76 74-78-8-76-74Z" fill="${colour}"/><path d="M98 68q62-18 124 0 0 20-6 30-56 12-112 0-6-10-6-30Z" fill="#fff"/><path d="M129 62v40M160 58v46M191 62v40" stroke="#e2dfda" stroke-width="3"/>`,
  child: (colour) =>
    `<circle cx="160" cy="84" r="58" fill="#f6d7b8"/><path d="M104 74q4-50 56-50t56 50q-26-4-40-22-22 22-72 22Z" fill="#5b3a21"/><circle cx="140" cy="88" r="6" fill="#24211e"/><circle cx="180" cy="88" r="6" fill="#24211e"/><path d="M138 108q22 20 44 0Z" fill="${colour}"/>`,
}

function spokes(count: number, colour: string): string {
  const one = (index: number) =>
    `<path d="M160 74V50" stroke="${colour}" stroke-width="9" stroke-linecap="round" transform="rotate(${(360 / count) * index} 160 86)"/>`
  return Array.from({ length: count }, (_none, index) => one(index)).join('')
}

function holes(count: number): string {
  const one = (index: number) =>
    `<circle cx="160" cy="42" r="5" fill="#8d877e" transform="rotate(${(360 / count) * index} 160 86)"/>`
  return Array.from({ length: count }, (_none, index) => one(index)).join('')
}
