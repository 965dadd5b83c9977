/** A body by its outlines, driving to the right on a ground at y = 700; a picture is 1280 × 960. */
interface Body {
  outline: string
  windows: readonly string[]
  /** Where wheels are: middle of the rear and the front one. */
  wheels: readonly [number, number]
  /** Doors end here. */
  seams: readonly number[]
  nose: number
  tail: number
  top: number
}

const BODIES = {
  hatch: {
    outline:
      'M205 660 C192 600 198 548 226 520 L300 402 Q320 372 362 370 L660 368 Q700 368 737 395 L862 505 L1030 533 Q1088 545 1092 602 L1094 660 Z',
    windows: [
      'M322 503 L368 412 Q376 398 394 398 L520 398 L520 503 Z',
      'M545 398 L652 398 Q686 398 711 420 L802 503 L545 503 Z',
    ],
    wheels: [348, 922],
    seams: [532, 800],
    nose: 1090,
    tail: 207,
    top: 560,
  },
  sedan: {
    outline:
      'M165 660 C158 596 166 550 200 530 L340 506 L452 406 Q477 382 516 382 L690 382 Q730 382 766 408 L892 505 L1060 533 Q1112 546 1116 602 L1116 660 Z',
    windows: [
      'M388 505 L472 425 Q484 412 502 412 L588 412 L588 505 Z',
      'M614 412 L690 412 Q722 412 749 432 L838 505 L614 505 Z',
    ],
    wheels: [336, 944],
    seams: [601, 838],
    nose: 1112,
    tail: 167,
    top: 562,
  },
  suv: {
    outline:
      'M182 660 L184 505 L236 380 Q249 345 292 342 L702 340 Q742 340 772 368 L884 480 L1050 505 Q1102 516 1106 572 L1106 660 Z',
    windows: [
      'M258 477 L301 386 Q307 372 323 372 L402 372 L402 477 Z',
      'M426 372 L562 372 L562 477 L426 477 Z',
      'M586 372 L692 372 Q722 372 744 394 L818 477 L586 477 Z',
    ],
    wheels: [346, 930],
    seams: [414, 574, 826],
    nose: 1102,
    tail: 184,
    top: 540,
  },
  pickup: {
    outline:
      'M148 660 L148 492 L524 490 L562 386 Q574 352 612 350 L762 350 Q797 350 824 376 L918 480 L1082 508 Q1127 519 1130 576 L1130 660 Z',
    windows: [
      'M578 480 L607 393 Q612 380 626 380 L702 380 L702 480 Z',
      'M726 380 L757 380 Q787 380 808 401 L876 480 L726 480 Z',
    ],
    wheels: [336, 956],
    seams: [528, 714, 880],
    nose: 1126,
    tail: 150,
    top: 548,
  },
} satisfies Record<string, Body>

export type CarBody = keyof typeof BODIES

/** A car from its side, as SVG inside a picture of 1280 × 960. */
export function drawCar(name: CarBody, colour: string): string {
  const body: Body = BODIES[name]
  const { outline, windows, wheels, seams, nose, tail, top } = body
  const [rear, front] = wheels
  return `
  <defs>
    <linearGradient id="paint" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#ffffff" stop-opacity="0.5"/><stop offset="0.42" stop-color="#ffffff" stop-opacity="0.06"/>
      <stop offset="0.6" stop-color="#ffffff" stop-opacity="0.2"/><stop offset="1" stop-color="#000000" stop-opacity="0.5"/>
    </linearGradient>
    <linearGradient id="glass" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="#8fa6b4"/><stop offset="0.5" stop-color="#2a363f"/><stop offset="1" stop-color="#4d5f6b"/>
    </linearGradient>
    <radialGradient id="shade"><stop offset="0.4" stop-color="#000" stop-opacity="0.55"/><stop offset="1" stop-color="#000" stop-opacity="0"/></radialGradient>
  </defs>
  <ellipse cx="${(nose + tail) / 2}" cy="742" rx="${(nose - tail) / 1.8}" ry="34" fill="url(#shade)"/>
  <path d="${outline}" fill="${colour}"/>
  <path d="${outline}" fill="url(#paint)"/>
  <path d="M${tail + 2} 632 H${nose + 2} V660 Q${nose} 676 ${nose - 20} 676 H${tail + 16} Q${tail} 676 ${tail + 2} 660 Z" fill="#23262a"/>
  ${windows.map((path) => `<path d="${path}" fill="url(#glass)" stroke="#15191c" stroke-width="7" stroke-linejoin="round"/>`).join('')}
  ${seams.map((x) => `<path d="M${x} ${top - 58} V626" stroke="#000" stroke-opacity="0.32" stroke-width="3"/>`).join('')}
  ${seams
    .slice(0, -1)
    .map(
      (x) => `<rect x="${x - 74}" y="${top - 14}" width="52" height="11" rx="5" fill="#1b1e21" fill-opacity="0.75"/>`,
    )
    .join('')}
  <path d="M${tail + 20} ${top + 18} H${nose - 40}" stroke="#fff" stroke-opacity="0.28" stroke-width="4"/>
  <path d="M${nose - 66} ${top - 8} q44 4 60 34 l-50 -2 q-16 -8 -10 -32 Z" fill="#f6f2dc" stroke="#333" stroke-width="3"/>
  <rect x="${tail + 4}" y="${top - 14}" width="26" height="52" rx="9" fill="#b3211c" stroke="#521310" stroke-width="3"/>
  <rect x="${nose - 78}" y="640" width="72" height="22" rx="4" fill="#101214"/>
  ${[rear, front].map(wheel).join('')}`
}

function wheel(x: number): string {
  const spokes = [0, 72, 144, 216, 288].map(
    (angle) =>
      `<rect x="${x - 8}" y="616" width="16" height="64" rx="7" fill="#c9ced2" transform="rotate(${angle} ${x} 672)"/>`,
  )
  return `
  <circle cx="${x}" cy="668" r="92" fill="#0e1012"/>
  <circle cx="${x}" cy="672" r="80" fill="#1d1f22"/><circle cx="${x}" cy="672" r="56" fill="#7f868b"/>
  <circle cx="${x}" cy="672" r="50" fill="#3a3f43"/>${spokes.join('')}<circle cx="${x}" cy="672" r="13" fill="#e6e9eb"/>`
}
