/** Close views: what somebody shows to ask "how much will that be?". 1280 × 960. */
export type Detail = 'dent' | 'odometer' | 'tyre' | 'estimate' | 'xray'

export function drawDetail(detail: Detail): string {
  return DETAILS[detail]()
}

const DETAILS: Readonly<Record<Detail, () => string>> = {
  dent: () => `
    <defs>
      <linearGradient id="door" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#c9ced2"/><stop offset="0.5" stop-color="#9aa1a6"/><stop offset="1" stop-color="#6c7378"/></linearGradient>
      <radialGradient id="hollow" cx="0.42" cy="0.38"><stop offset="0" stop-color="#2f3438" stop-opacity="0.85"/><stop offset="0.55" stop-color="#50575c" stop-opacity="0.5"/><stop offset="0.8" stop-color="#fff" stop-opacity="0.35"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
    </defs>
    <rect width="1280" height="960" fill="url(#door)"/>
    <path d="M0 0 H1280 V190 L0 250 Z" fill="#1d252b"/><path d="M0 250 L1280 190 v26 L0 278 Z" fill="#14181b"/>
    <path d="M300 262 V960 M1080 210 V960" stroke="#3c4246" stroke-width="9"/>
    <rect x="900" y="360" width="150" height="36" rx="18" fill="#7d8489" stroke="#4f565a" stroke-width="5"/>
    <path d="M0 700 Q640 640 1280 690" stroke="#fff" stroke-opacity="0.5" stroke-width="8" fill="none"/>
    <ellipse cx="640" cy="560" rx="250" ry="180" fill="url(#hollow)"/>
    <path d="M470 520 q120 60 330 20 M500 600 q150 40 270 -6 M560 660 q80 20 170 -12" stroke="#e8e3da" stroke-width="7" fill="none" stroke-linecap="round"/>
    <path d="M520 548 q110 44 240 18" stroke="#7b3a2c" stroke-width="6" fill="none"/>`,
  odometer: () => `
    <rect width="1280" height="960" fill="#101214"/><rect x="70" y="160" width="1140" height="640" rx="120" fill="#1a1d20" stroke="#2c3135" stroke-width="12"/>
    ${dial(370, 'km/h', 0.16)}${dial(910, 'rpm', 0.12)}
    <rect x="500" y="640" width="280" height="104" rx="14" fill="#0b2430" stroke="#2d5566" stroke-width="5"/>
    <text x="640" y="682" font-family="monospace" font-size="26" fill="#8fd3ea" text-anchor="middle">ODO</text>
    <text x="640" y="728" font-family="monospace" font-size="44" font-weight="bold" fill="#dff6ff" text-anchor="middle">62.418 km</text>`,
  tyre: () => `
    <rect width="1280" height="960" fill="#7c7a76"/><circle cx="660" cy="560" r="430" fill="#191a1b"/><circle cx="660" cy="560" r="395" fill="#2b2c2e"/>
    ${Array.from({ length: 36 }, (_, at) => `<rect x="650" y="138" width="${at > 8 && at < 20 ? 5 : 20}" height="52" fill="#0c0d0e" transform="rotate(${at * 10} 660 560)"/>`).join('')}
    <circle cx="660" cy="560" r="270" fill="#8b9196"/><circle cx="660" cy="560" r="240" fill="#43484c"/>
    ${[0, 60, 120, 180, 240, 300].map((angle) => `<rect x="628" y="330" width="64" height="220" rx="24" fill="#b9bfc3" transform="rotate(${angle} 660 560)"/>`).join('')}
    <circle cx="660" cy="560" r="60" fill="#dfe3e5"/>`,
  estimate: () => `
    <rect width="1280" height="960" fill="#6d543d"/><g transform="rotate(-3 640 480)"><rect x="250" y="70" width="780" height="840" fill="#fdfcf8"/>
    <rect x="310" y="130" width="300" height="34" fill="#2f3b45"/><rect x="310" y="190" width="460" height="16" fill="#b5bbc0"/>
    ${Array.from({ length: 8 }, (_, at) => `<rect x="310" y="${280 + at * 58}" width="${380 - (at % 3) * 60}" height="16" fill="#8c949a"/><rect x="870" y="${280 + at * 58}" width="100" height="16" fill="#8c949a"/><path d="M300 ${312 + at * 58} H980" stroke="#e2e0d8" stroke-width="3"/>`).join('')}
    <rect x="800" y="780" width="170" height="40" fill="#2f3b45"/></g>`,
  xray: () => `
    <rect width="1280" height="960" fill="#05080b"/><ellipse cx="640" cy="470" rx="560" ry="330" fill="#1b2830"/><ellipse cx="640" cy="470" rx="470" ry="250" fill="#2c3d47"/>
    ${teeth(430, -1)}${teeth(520, 1)}<path d="M150 560 Q640 960 1130 560" stroke="#8fa3ad" stroke-width="26" fill="none" stroke-opacity="0.5"/>`,
}

function dial(x: number, unit: string, turn: number): string {
  const marks = Array.from(
    { length: 13 },
    (_, at) =>
      `<rect x="${x - 3}" y="290" width="6" height="28" fill="#e7ebee" transform="rotate(${at * 20 - 120} ${x} 480)"/>`,
  )
  return `<circle cx="${x}" cy="480" r="212" fill="#0c0e10" stroke="#3a4147" stroke-width="8"/>${marks.join('')}
  <path d="M${x} 480 L${x} 316" stroke="#e2472f" stroke-width="9" transform="rotate(${turn * 360 - 150} ${x} 480)"/><circle cx="${x}" cy="480" r="22" fill="#2a2f33"/>
  <text x="${x}" y="590" font-family="sans-serif" font-size="30" fill="#9aa4ab" text-anchor="middle">${unit}</text>`
}

function teeth(y: number, way: 1 | -1): string {
  return Array.from({ length: 14 }, (_, at) => {
    const x = 225 + at * 62
    const bend = Math.round(((at - 6.5) / 6.5) ** 2 * 70)
    const crown = y - bend * 0.4
    return `<path d="M${x} ${crown} q27 ${way * -14} 54 0 l-8 ${way * 70} q-6 ${way * 96} -19 ${way * 100} q-13 ${way * -4} -19 ${way * -100} Z" fill="#d8e4ea" fill-opacity="${0.62 + (at % 3) * 0.1}"/>`
  }).join('')
}
